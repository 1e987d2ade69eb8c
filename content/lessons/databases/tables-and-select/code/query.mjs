import pg from 'pg'

const pool = new pg.Pool()
const sql = `
  SELECT title, cents FROM books
  WHERE author = $1
  ORDER BY cents, id LIMIT $2`

const { rows } = await pool.query(sql, ['Jane Austen', 10])
for (const { title, cents } of rows) console.log(title, cents)
await pool.end()
