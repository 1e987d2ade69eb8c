import pg from 'pg'

const pool = new pg.Pool()

async function register(mail) {
  try {
    await pool.query('INSERT INTO customers (mail) VALUES ($1)', [mail])
    return 201
  } catch (error) {
    if (error.code === '23505') return 409
    throw error
  }
}
console.log(await register('noor@mail.example'), await register('noor@mail.example'))
await pool.end()
