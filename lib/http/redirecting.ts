/** Sends the browser on by GET, with cookies as `Set-Cookie` headers. Never kept by a cache. */
export function redirecting(location: string, cookies: readonly string[] = []): Response {
  const headers = new Headers({ location, 'cache-control': 'no-store' })
  for (const cookie of cookies) headers.append('set-cookie', cookie)
  return new Response(null, { status: 303, headers })
}
