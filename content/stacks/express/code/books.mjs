import { Router } from 'express'
import pg from 'pg'

const db = new pg.Pool({ allowExitOnIdle: true })
db.on('error', (error) => console.error(error))

export const books = Router()

books.get('/', async (req, res) => {
  const { rows } = await db.query('SELECT id, title, author FROM books ORDER BY title')
  res.json({ books: rows })
})

books.get('/:id', async (req, res, next) => {
  if (!/^\d{1,9}$/.test(req.params.id)) return next()
  const { rows } = await db.query('SELECT id, title, author FROM books WHERE id = $1', [req.params.id])
  if (rows.length === 0) return res.status(404).json({ error: `no book ${req.params.id}` })
  res.json(rows[0])
})

books.post('/', async (req, res) => {
  const { title, author } = req.body ?? {}
  if (![title, author].every((text) => typeof text === 'string' && text !== ''))
    return res.status(422).json({ error: 'title and author must be texts' })
  const insert = 'INSERT INTO books (title, author) VALUES ($1, $2) RETURNING id, title, author'
  const { rows } = await db.query(insert, [title, author])
  res.status(201).location(`/books/${rows[0].id}`).json(rows[0])
})
