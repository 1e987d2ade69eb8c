import http from 'node:http'

const entities = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const escaped = (text) => text.replace(/[&<>"']/g, (sign) => entities[sign])

const page = (q) => `<input name="q" value="${q}">\n<p>Results for ${q}</p>\n`

const server = http.createServer((request, response) => {
  const { pathname, searchParams } = new URL(request.url, 'http://localhost')
  const q = searchParams.get('q') ?? ''
  response.setHeader('content-type', 'text/html; charset=utf-8')
  if (pathname === '/glued') return response.end(page(q))
  response.setHeader('content-security-policy', "default-src 'self'; base-uri 'none'")
  response.end(page(escaped(q)))
})
server.listen(Number(process.env.PORT ?? 8000), '127.0.0.1')
