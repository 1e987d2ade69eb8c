type Plain = { status: number; title: string; says: string; to: { href: string; name: string } }

/**
 * A page of one sentence and one link, for answers to forms that no page of ours follows. It holds nothing of anybody
 * but what it is told, escaped.
 */
export function plainPage({ status, title, says, to }: Plain, fields: HeadersInit = {}): Response {
  const headers = new Headers(fields)
  headers.set('content-type', 'text/html; charset=utf-8')
  headers.set('content-security-policy', "default-src 'none'; base-uri 'none'; frame-ancestors 'none'")
  headers.set('cache-control', 'no-store')
  const [head, text, href, name] = [title, says, to.href, to.name].map(escaped)
  const html = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>${head}</title>
<main>
<h1>${head}</h1>
<p>${text}</p>
<p><a href="${href}">${name}</a></p>
</main>
</html>
`
  return new Response(html, { status, headers })
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escaped = (text: string) => text.replace(/[&<>"]/g, (char) => entities[char] ?? char)
