import { lookup } from 'node:dns/promises'
import { once } from 'node:events'
import { connect, createServer } from 'node:net'

// Name to address. `family: 4` asks for IPv4, so that every machine gives the same answer.
const { address } = await lookup('localhost', { family: 4 })
console.log(`localhost is ${address}`)

// The server's end: listen on a port; 0 lets the system pick a free one.
const server = createServer().listen(0, address)
await once(server, 'listening')
const { port } = server.address()

// The client's end. The handshake happens here, between the two systems, before anyone accepts.
const client = connect(port, address)
const [socket] = await once(server, 'connection')
const same = socket.remoteAddress === address && socket.remotePort === client.localPort
console.log(`the server sees the client's own address and port: ${same}`)

// Three writes on one side, one stream of bytes on the other.
for (const piece of ['GET ', '/books/2 ', 'HTTP/1.1']) client.write(piece)
client.end()
let received = ''
for await (const bytes of socket) received += bytes
console.log(`three writes, one stream of ${received.length} bytes: ${received}`)

// Nobody listens any more: the machine itself refuses.
await new Promise((closed) => server.close(closed))
const [error] = await once(connect(port, address), 'error')
console.log(error.code === 'ECONNREFUSED' ? 'nobody listens: connection refused' : error.code)
