import http from 'node:http'
import pg from 'pg'

const db = new pg.Pool()

const server = http.createServer(async (request, response) => {
  const reply = (status, data, headers = {}) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers })
    response.end(JSON.stringify(data))
  }
  console.log(request.method, request.url)
  if (request.url === '/books' && request.method === 'GET') {
    const { rows } = await db.query('SELECT id, title, author, year FROM books ORDER BY id')
    return reply(200, rows)
  }
  if (request.url === '/books' && request.method === 'POST') {
    let text = ''
    for await (const chunk of request) text += chunk
    let data
    try {
      data = JSON.parse(text)
    } catch {
      return reply(400, { error: 'the body is not JSON' })
    }
    const missing = ['title', 'author'].filter((field) => !String(data[field] ?? '').trim())
    if (missing.length > 0)
      return reply(422, { errors: Object.fromEntries(missing.map((field) => [field, 'required'])) })
    const insert = 'INSERT INTO books (title, author, year) VALUES ($1, $2, $3) RETURNING *'
    const { rows } = await db.query(insert, [data.title, data.author, data.year ?? null])
    return reply(201, rows[0], { location: `/books/${rows[0].id}` })
  }
  const [, id] = /^\/books\/(\d+)$/.exec(request.url) ?? []
  if (id && request.method === 'GET') {
    const { rows } = await db.query('SELECT id, title, author, year FROM books WHERE id = $1', [Number(id)])
    if (rows.length > 0) return reply(200, rows[0])
  }
  reply(404, { error: 'not found' })
})

server.listen(3000, () => console.log('listening'))
