import net from 'node:net'

const port = Number(process.env.PORT ?? 8000)

function readHead(connection, done) {
  let received = ''
  const read = (piece) => {
    received += piece.toString('latin1')
    if (!received.includes('\r\n\r\n')) return
    connection.off('data', read)
    done(received)
  }
  connection.on('data', read)
}

function answer(connection, head) {
  const [requestLine] = head.split('\r\n')
  const body = Buffer.from(`You sent: ${requestLine}\n`, 'utf8')
  const lines = [
    'HTTP/1.1 200 OK',
    'Content-Type: text/plain; charset=utf-8',
    `Content-Length: ${body.length}`,
    'Connection: close',
  ]
  connection.write(`${lines.join('\r\n')}\r\n\r\n`, 'latin1')
  connection.end(body)
}

const listener = net.createServer((connection) => {
  connection.on('error', () => connection.destroy())
  readHead(connection, (head) => answer(connection, head))
})
listener.listen(port, '127.0.0.1')
