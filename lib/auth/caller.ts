import { env } from '@/lib/env'
import { clientAddress } from './client-address'

/** Who knocks, as far as HTTP tells: nothing of it is proven yet. */
export type Caller = {
  cookie: (name: string) => string | undefined
  /** Whether the browser came by https, here or at the proxy in front of us. */
  isHttps: boolean
  /** Whether a page of ours made the request, and not another site's page or a program that says nothing. */
  isSameOrigin: boolean
  /** Our own address as this caller may use it in links: never a host that a stranger made up. */
  origin: string
  /** What limits count by. */
  address: string
  userAgent: string | undefined
}

/** Reads the caller from request headers (a route's `request.headers` or Next's `await headers()`). */
export function callerOf(headers: Pick<Headers, 'get'>): Caller {
  const cookies = parseCookies(headers.get('cookie') ?? '')
  const forwarded = headers.get('x-forwarded-proto')?.split(',')[0]?.trim()
  return {
    cookie: (name) => cookies.get(name),
    isHttps: forwarded === 'https' || (forwarded === undefined && env.siteUrl.startsWith('https:')),
    isSameOrigin: isSameOrigin(headers),
    origin: ownOrigin(headers.get('host') ?? ''),
    address: clientAddress(headers, env),
    userAgent: headers.get('user-agent')?.slice(0, 300),
  }
}

/** Without a chosen address the portal runs on somebody's own computer, which has several names for itself. */
function ownOrigin(host: string): string {
  const isLoopback = /^(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/.test(host)
  return !env.isSiteUrlChosen && isLoopback ? `http://${host}` : new URL(env.siteUrl).origin
}

/**
 * Defence against cross-site requests (https://cheatsheetseries.owasp.org/cheatsheets/Cross-Site_Request_Forgery_Prevention_Cheat_Sheet.html):
 * a write needs a sign of our own origin, and no sign of another. `null` (sandboxed frames, redirects) is another.
 */
function isSameOrigin(headers: Pick<Headers, 'get'>): boolean {
  const site = headers.get('sec-fetch-site')
  const origin = headers.get('origin')
  if (site !== null && site !== 'same-origin') return false
  if (origin === null) return site === 'same-origin'
  if (!URL.canParse(origin)) return false
  return (
    new URL(origin).host === headers.get('host') ||
    (env.isSiteUrlChosen && origin === new URL(env.siteUrl).origin)
  )
}

function parseCookies(header: string): Map<string, string> {
  const cookies = new Map<string, string>()
  for (const part of header.split(';')) {
    const [name = '', ...value] = part.split('=')
    // The first of equal names wins: it is the one with the longer path (RFC 6265, 5.4).
    if (!cookies.has(name.trim())) cookies.set(name.trim(), value.join('=').trim())
  }
  return cookies
}
