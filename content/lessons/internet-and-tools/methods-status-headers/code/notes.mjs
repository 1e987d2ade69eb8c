import { createHash } from 'node:crypto'
import { createServer } from 'node:http'

const notes = new Map([
  ['1', 'Water the plants'],
  ['2', 'Call the bank'],
])
let lastId = 2

// A tag that changes when the note changes; the quotes belong to it.
const tagOf = (note) => `"${createHash('sha256').update(note).digest('hex').slice(0, 8)}"`
const plain = { 'content-type': 'text/plain; charset=utf-8' }

function answer(method, path, headers, body) {
  if (path === '/notes') {
    if (method !== 'POST') return [405, { allow: 'POST' }, '']
    if (body === '') return [422, plain, 'A note needs a text']
    notes.set(String(++lastId), body)
    return [201, { location: `/notes/${lastId}` }, '']
  }
  const id = path.match(/^\/notes\/(\d+)$/)?.[1]
  const note = notes.get(id)
  if (note === undefined) return [404, plain, 'No such note']
  const etag = tagOf(note)
  switch (method) {
    case 'GET':
    case 'HEAD':
      if (headers['if-none-match'] === etag) return [304, { etag, 'cache-control': 'no-cache' }, '']
      return [200, { ...plain, etag, 'cache-control': 'no-cache' }, note]
    case 'PUT':
      if (headers['if-match'] && headers['if-match'] !== etag) return [412, plain, 'The note has changed']
      if (body === '') return [422, plain, 'A note needs a text']
      notes.set(id, body)
      return [204, { etag: tagOf(body) }, '']
    case 'DELETE':
      notes.delete(id)
      return [204, {}, '']
    default:
      return [405, { allow: 'GET, HEAD, PUT, DELETE' }, '']
  }
}

const server = createServer(async (request, response) => {
  let body = ''
  for await (const bytes of request.setEncoding('utf8')) body += bytes
  const [status, headers, text] = answer(request.method, request.url, request.headers, body)
  const length = status === 204 || status === 304 ? {} : { 'content-length': Buffer.byteLength(text) }
  response.writeHead(status, { ...headers, ...length }).end(request.method === 'HEAD' ? '' : text)
})
server.listen(Number(process.env.PORT ?? 8000), '127.0.0.1')
