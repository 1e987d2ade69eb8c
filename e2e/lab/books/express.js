import express from 'express'
import pg from 'pg'

const app = express()
const db = new pg.Pool()
app.use(express.json())
app.use((req, _res, next) => {
  console.log(req.method, req.path)
  next()
})

app.get('/books', async (_req, res) => {
  const { rows } = await db.query('SELECT id, title, author, year FROM books ORDER BY id')
  res.json(rows)
})
app.post('/books', async (req, res) => {
  const data = req.body ?? {}
  const errors = {}
  for (const field of ['title', 'author']) if (!String(data[field] ?? '').trim()) errors[field] = 'required'
  if (Object.keys(errors).length) return res.status(422).json({ errors })
  const {
    rows: [row],
  } = await db.query('INSERT INTO books (title, author, year) VALUES ($1, $2, $3) RETURNING *', [
    data.title,
    data.author,
    data.year ?? null,
  ])
  res.status(201).location(`/books/${row.id}`).json(row)
})
app.get('/books/:id', async (req, res, next) => {
  if (!/^\d+$/.test(req.params.id)) return next()
  const { rows } = await db.query('SELECT id, title, author, year FROM books WHERE id = $1', [
    Number(req.params.id),
  ])
  rows.length ? res.json(rows[0]) : next()
})
app.use((_req, res) => res.status(404).json({ error: 'not found' }))
app.use((err, _req, res, _next) =>
  res
    .status(err.status ?? 500)
    .json({ error: err.type === 'entity.parse.failed' ? 'the body is not JSON' : err.message }),
)

export default app
