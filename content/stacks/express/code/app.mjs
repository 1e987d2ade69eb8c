import express from 'express'
import { books } from './books.mjs'

export const app = express()

app.disable('x-powered-by')
app.use(express.json())
app.use('/books', books)

app.use((req, res) => {
  res.status(404).json({ error: `nothing at ${req.path}` })
})

app.use((error, req, res, next) => {
  if (res.headersSent) return next(error)
  const status = error.status ?? 500
  if (status >= 500) console.error(error)
  res.status(status).json({ error: error.expose ? error.message : 'something went wrong' })
})
