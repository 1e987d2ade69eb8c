import http from 'node:http'

const books = new Map([['1', 'Middlemarch'], ['2', 'Kindred'], ['3', 'Solaris']])
const reply = (status, text, headers = {}) => ({ status, headers, body: `${text}\n` })

// Handlers: one function for each kind of request.
const listBooks = () => reply(200, [...books.values()].join('\n'))
const latestBook = () => reply(200, [...books.values()].at(-1))
const showBook = ({ id }) =>
  books.has(id) ? reply(200, books.get(id)) : reply(404, `No book ${id}`)
const lendBook = ({ id }) =>
  books.has(id) ? reply(201, `${books.get(id)} is yours`) : reply(404, `No book ${id}`)

// The table: tried from top to bottom.
const routes = [
  { method: 'GET', pattern: '/books', handler: listBooks },
  { method: 'GET', pattern: '/books/latest', handler: latestBook },
  { method: 'GET', pattern: '/books/:id', handler: showBook },
  { method: 'POST', pattern: '/books/:id/loans', handler: lendBook },
]

// Path parameters when the path fits the pattern, null when it does not.
function match(pattern, path) {
  const wanted = pattern.split('/')
  const given = path.split('/')
  if (wanted.length !== given.length) return null
  const params = {}
  for (const [index, part] of wanted.entries()) {
    if (part.startsWith(':') && given[index] !== '') params[part.slice(1)] = given[index]
    else if (part !== given[index]) return null
  }
  return params
}

function dispatch(method, path) {
  const allowed = new Set()
  for (const route of routes) {
    const params = match(route.pattern, path)
    if (params === null) continue
    if (route.method === method) return route.handler(params)
    allowed.add(route.method)
  }
  if (allowed.size === 0) return reply(404, `Nothing at ${path}`)
  return reply(405, `${method} is not for ${path}`, { Allow: [...allowed].join(', ') })
}

const server = http.createServer((request, response) => {
  const [path] = request.url.split('?')
  const { status, headers, body } = dispatch(request.method, path)
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8', ...headers })
  response.end(body)
})
server.listen(Number(process.env.PORT ?? 8000), '127.0.0.1')
