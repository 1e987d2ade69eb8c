class Db {
  books = [[1, 'Emma', 1], [2, 'Persuasion', 1], [3, 'Middlemarch', 2], [4, 'Jane Eyre', 3]]
  authors = [[1, 'Austen'], [2, 'Eliot'], [3, 'Brontë']]
  log = []

  // Stands in for a database: answers the two questions of this page, and keeps a log.
  query(sql, params = []) {
    this.log.push(sql)
    if (sql.includes('FROM books')) return this.books
    return this.authors.filter(([id]) => params.includes(id))
  }
}

class Book {
  constructor(db, [id, title, authorId]) {
    Object.assign(this, { db, id, title, authorId, loaded: undefined })
  }

  get author() {
    const sql = 'SELECT id, name FROM authors WHERE id = $1'
    this.loaded ??= this.db.query(sql, [this.authorId])[0]
    return this.loaded
  }
}

const allBooks = (db) =>
  db.query('SELECT id, title, author_id FROM books').map((row) => new Book(db, row))

function withAuthors(db, books) {
  const ids = [...new Set(books.map((book) => book.authorId))]
  const marks = ids.map((_, at) => `$${at + 1}`).join(', ')
  const found = db.query(`SELECT id, name FROM authors WHERE id IN (${marks})`, ids)
  const authors = new Map(found.map((row) => [row[0], row]))
  for (const book of books) book.loaded = authors.get(book.authorId)
  return books
}

const page = (books) => books.map((book) => `${book.title}, ${book.author[1]}`).join('\n')

const lazy = new Db()
const one = page(allBooks(lazy))
console.log(`${lazy.log.length} statements:\n${lazy.log.join('\n')}\n`)

const eager = new Db()
const other = page(withAuthors(eager, allBooks(eager)))
console.log(`${eager.log.length} statements:\n${eager.log.join('\n')}\n`)

console.log(`${one}\nThe same page twice: ${one === other ? 'yes' : 'no'}`)
