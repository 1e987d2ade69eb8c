import { Hono } from 'hono'
import pg from 'pg'

const app = new Hono()
const db = new pg.Pool()
app.use(async (c, next) => {
  console.log(c.req.method, c.req.path)
  await next()
})
app.get('/books', async (c) =>
  c.json((await db.query('SELECT id, title, author, year FROM books ORDER BY id')).rows),
)
app.post('/books', async (c) => {
  const data = await c.req.json().catch(() => null)
  if (!data) return c.json({ error: 'the body is not JSON' }, 400)
  const errors = {}
  for (const field of ['title', 'author']) if (!String(data[field] ?? '').trim()) errors[field] = 'required'
  if (Object.keys(errors).length) return c.json({ errors }, 422)
  const {
    rows: [row],
  } = await db.query('INSERT INTO books (title, author, year) VALUES ($1, $2, $3) RETURNING *', [
    data.title,
    data.author,
    data.year ?? null,
  ])
  return c.json(row, 201, { Location: `/books/${row.id}` })
})
app.get('/books/:id{[0-9]+}', async (c) => {
  const { rows } = await db.query('SELECT id, title, author, year FROM books WHERE id = $1', [
    Number(c.req.param('id')),
  ])
  return rows.length ? c.json(rows[0]) : c.notFound()
})
app.notFound((c) => c.json({ error: 'not found' }, 404))
export default app
