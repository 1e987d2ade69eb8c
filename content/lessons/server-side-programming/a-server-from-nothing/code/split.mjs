import http from 'node:http'

// The application: knows the request and its answer, nothing about sockets.
function app(request) {
  const { pathname } = new URL(request.url)
  return new Response(`${request.method} ${pathname}\n`, {
    headers: { 'content-type': 'text/plain; charset=utf-8' },
  })
}

// The server: knows sockets and HTTP, nothing about what the answer means.
const port = Number(process.env.PORT ?? 8000)

async function serve(incoming, outgoing) {
  const url = `http://localhost:${port}${incoming.url}`
  const response = await app(new Request(url, { method: incoming.method }))
  outgoing.statusCode = response.status
  outgoing.setHeaders(response.headers)
  outgoing.end(Buffer.from(await response.arrayBuffer()))
}

const server = http.createServer((incoming, outgoing) => {
  serve(incoming, outgoing).catch(() => outgoing.writeHead(500).end())
})
server.listen(port, '127.0.0.1')
