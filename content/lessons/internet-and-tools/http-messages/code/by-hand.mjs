import { once } from 'node:events'
import { connect, createServer } from 'node:net'

const requests = [
  'GET /greeting HTTP/1.1\r\nHost: localhost\r\n\r\n',
  'POST /notes HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\nContent-Length: 10\r\n\r\nBuy stamps',
]

// HTTP/1.1 is read with two moves: a line up to CRLF, and exactly so many bytes.
class Reader {
  bytes = Buffer.alloc(0)
  constructor(socket) {
    this.arriving = socket[Symbol.asyncIterator]()
  }
  async more() {
    const { value, done } = await this.arriving.next()
    if (done) throw new Error('the connection closed in the middle of a message')
    this.bytes = Buffer.concat([this.bytes, value])
  }
  async exactly(count) {
    while (this.bytes.length < count) await this.more()
    const taken = this.bytes.subarray(0, count)
    this.bytes = this.bytes.subarray(count)
    return taken
  }
  async line() {
    while (!this.bytes.includes('\r\n')) await this.more()
    const line = await this.exactly(this.bytes.indexOf('\r\n') + 2)
    return line.toString('latin1').slice(0, -2)
  }
}

async function readResponse(reader) {
  const status = await reader.line()
  const headers = {}
  for (let line = await reader.line(); line !== ''; line = await reader.line()) {
    const colon = line.indexOf(':')
    headers[line.slice(0, colon).toLowerCase()] = line.slice(colon + 1).trim()
  }
  const body =
    headers['transfer-encoding']?.toLowerCase() === 'chunked'
      ? await readChunks(reader)
      : await reader.exactly(Number(headers['content-length'] ?? 0))
  return { status, headers, body }
}

async function readChunks(reader) {
  const chunks = []
  for (let size; (size = Number.parseInt(await reader.line(), 16)) > 0; ) {
    chunks.push(await reader.exactly(size))
    await reader.line()
  }
  while ((await reader.line()) !== '') continue
  return Buffer.concat(chunks)
}

// A stand-in for the server, so that this runs anywhere: prepared bytes, whatever it is asked.
const answers = [
  'HTTP/1.1 200 OK\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: 5\r\n\r\nOlá!',
  'HTTP/1.1 201 Created\r\nTransfer-Encoding: chunked\r\n\r\n6\r\nStored\r\nb\r\n as note 3.\r\n0\r\n\r\n',
]
const server = createServer((socket) => socket.on('data', () => socket.write(answers.shift())))
await once(server.listen(0, '127.0.0.1'), 'listening')

const client = connect(server.address().port, '127.0.0.1')
const reader = new Reader(client)
for (const request of requests) {
  client.write(request)
  console.log(`> ${request.split('\r\n')[0]} (${Buffer.byteLength(request)} bytes in all)`)
  const { status, body } = await readResponse(reader)
  console.log(`< ${status}`)
  console.log(`  body of ${body.length} bytes, ${body.toString().length} characters: ${body}`)
}
client.end()
server.close()
