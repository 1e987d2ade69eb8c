import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'

// Data: one book a line in a file, as id,title,copies,on loan
function findBook(id) {
  const rows = readFileSync('books.csv', 'utf8').trim().split('\n')
  return rows.map((row) => row.split(',')).find((book) => book[0] === id)
}

// Application logic: the library's rule, with no word about networks or files
function availability(id) {
  const book = findBook(id)
  if (!book) return null
  const [, title, copies, onLoan] = book
  const left = copies - onLoan
  if (left < 1) return `${title}: every copy is out`
  return `${title}: ${left} of ${copies} on the shelf`
}

// Server: takes a request off the network and puts a response back
const server = createServer((request, response) => {
  const text = availability(request.url.replace(/^\/books\//, ''))
  response.writeHead(text ? 200 : 404, { 'content-type': 'text/plain; charset=utf-8' })
  response.end(text ?? 'No such book')
})
server.listen(Number(process.env.PORT ?? 8000), '127.0.0.1')
