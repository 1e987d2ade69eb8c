import pg from 'pg'

const db = new pg.Pool()
const reply = (status, data, headers = {}) => Response.json(data, { status, headers })

export default {
  async fetch(request) {
    const { pathname } = new URL(request.url)
    console.log(request.method, pathname)

    if (pathname === '/books' && request.method === 'GET') {
      const { rows } = await db.query('SELECT id, title, author, year FROM books ORDER BY id')
      return reply(200, rows)
    }
    if (pathname === '/books' && request.method === 'POST') {
      let data
      try {
        data = await request.json()
      } catch {
        return reply(400, { error: 'the body is not JSON' })
      }
      const missing = ['title', 'author'].filter((field) => !String(data[field] ?? '').trim())
      if (missing.length > 0)
        return reply(422, { errors: Object.fromEntries(missing.map((field) => [field, 'required'])) })
      const {
        rows: [row],
      } = await db.query('INSERT INTO books (title, author, year) VALUES ($1, $2, $3) RETURNING *', [
        data.title,
        data.author,
        data.year ?? null,
      ])
      return reply(201, row, { Location: `/books/${row.id}` })
    }
    const id = pathname.match(/^\/books\/(\d+)$/)?.[1]
    if (id && request.method === 'GET') {
      const { rows } = await db.query('SELECT id, title, author, year FROM books WHERE id = $1', [Number(id)])
      if (rows.length) return reply(200, rows[0])
    }
    return reply(404, { error: 'not found' })
  },
}
