import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { app } from './app.mjs'

let server, address

before((context, done) => {
  server = app.listen(0, '127.0.0.1', () => {
    address = `http://127.0.0.1:${server.address().port}`
    done()
  })
})

after(() => server.close())

const add = (book) =>
  fetch(`${address}/books`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(book),
  })

test('a book can be added and read', async () => {
  const created = await add({ title: 'Kindred', author: 'Octavia E. Butler' })
  assert.equal(created.status, 201)
  const read = await fetch(address + created.headers.get('location'))
  assert.equal((await read.json()).title, 'Kindred')
})

test('a book without a title is refused', async () => {
  const refused = await add({ author: 'Unknown' })
  assert.equal(refused.status, 422)
})
