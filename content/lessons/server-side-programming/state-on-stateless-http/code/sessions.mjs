import { randomBytes } from 'node:crypto'
import http from 'node:http'

const readers = new Map([['1815', 'Ada'], ['1906', 'Grace']])
const ATTRIBUTES = 'Path=/; Secure; HttpOnly; SameSite=Lax'
const IDLE = 30 * 60 * 1000 // ms since the last request
const LIFE = 12 * 60 * 60 * 1000 // ms since login

// The store: what the server remembers, by session id.
const sessions = new Map()

function begin(reader) {
  const id = randomBytes(16).toString('hex')
  sessions.set(id, { reader, visits: 0, began: Date.now(), seen: Date.now() })
  return id
}

function find(id) {
  const session = sessions.get(id)
  if (!session) return null
  const now = Date.now()
  if (now - session.seen > IDLE || now - session.began > LIFE) {
    sessions.delete(id)
    return null
  }
  session.seen = now
  return session
}

// Handlers: `id` is what the browser sent, or undefined.
function home(id) {
  const session = find(id)
  if (!session) return reply(200, 'Hello, stranger')
  session.visits += 1
  return reply(200, `Hello, ${session.reader}, visit ${session.visits}`)
}

function login(id, form) {
  const reader = readers.get(form.get('card'))
  if (!reader) return reply(403, 'No such card')
  sessions.delete(id)
  return reply(303, '', { Location: '/', 'Set-Cookie': `sid=${begin(reader)}; ${ATTRIBUTES}` })
}

function logout(id) {
  sessions.delete(id)
  return reply(303, '', { Location: '/', 'Set-Cookie': `sid=; Max-Age=0; ${ATTRIBUTES}` })
}

const reply = (status, text, headers = {}) => ({ status, headers, body: text && `${text}\n` })

const cookie = (header = '') => /(?:^|; )sid=([0-9a-f]{32})(?:;|$)/.exec(header)?.[1]

const routes = { 'GET /': home, 'POST /login': login, 'POST /logout': logout }

const server = http.createServer(async (request, response) => {
  let text = ''
  for await (const chunk of request) if (text.length < 1_000) text += chunk
  const handler = routes[`${request.method} ${request.url}`] ?? (() => reply(404, 'Nothing here'))
  const { status, headers, body } = handler(cookie(request.headers.cookie), new URLSearchParams(text))
  const always = { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' }
  response.writeHead(status, { ...always, ...headers })
  response.end(body)
})
server.listen(Number(process.env.PORT ?? 8000), '127.0.0.1')
