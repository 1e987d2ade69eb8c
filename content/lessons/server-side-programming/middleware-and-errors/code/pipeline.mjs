import { randomUUID } from 'node:crypto'
import http from 'node:http'

const books = new Map([['1', 'Middlemarch'], ['2', 'Kindred'], ['4', null]]) // 4: a bad import
const readers = new Map([['Bearer demo-ada', 'Ada']])

class Problem extends Error {
  constructor(status, title, headers = {}) {
    super(title)
    Object.assign(this, { status, headers })
  }
}

// Layers: each takes the next handler and returns one that wraps it.
const withId = (next) => async (request) => {
  const sent = request.headers['x-request-id'] ?? ''
  request.id = /^[\w-]{8,64}$/.test(sent) ? sent : randomUUID()
  const response = await next(request)
  response.headers['X-Request-Id'] = request.id
  return response
}

const withLog = (next) => async (request) => {
  const response = await next(request)
  console.error(request.id, request.method, request.path, response.status)
  return response
}

const withErrors = (next) => async (request) => {
  try {
    return await next(request)
  } catch (error) {
    if (error instanceof Problem) return problem(request, error)
    console.error(request.id, error.stack)
    return problem(request, new Problem(500, 'Internal Server Error'))
  }
}

const withReader = (next) => async (request) => {
  request.reader = readers.get(request.headers.authorization)
  if (!request.reader) throw new Problem(401, 'Unauthorized', { 'WWW-Authenticate': 'Bearer' })
  return next(request)
}

// The handler knows nothing of the layers around it.
async function showBook({ path, reader }) {
  const id = path.replace('/books/', '')
  if (!books.has(id)) throw new Problem(404, 'Not Found')
  const title = books.get(id)
  return { status: 200, headers: {}, body: { title, shelf: title[0], reader } }
}

// From the outside in.
const layers = [withId, withLog, withErrors, withReader]
const app = layers.reduceRight((next, layer) => layer(next), showBook)

function problem(request, { status, message, headers }) {
  const body = { title: message, status, instance: `/requests/${request.id}` }
  return { status, headers: { 'Content-Type': 'application/problem+json', ...headers }, body }
}

const server = http.createServer(async ({ method, url, headers }, response) => {
  const answer = await app({ method, path: url, headers })
  response.writeHead(answer.status, { 'Content-Type': 'application/json', ...answer.headers })
  response.end(`${JSON.stringify(answer.body, null, 4)}\n`)
})
server.listen(Number(process.env.PORT ?? 8000), '127.0.0.1')
