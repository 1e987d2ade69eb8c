const book = { copies: 2, onLoan: 1, reservedBy: [] }

function reserve(book, reader) {
  if (book.reservedBy.includes(reader)) return 'already yours'
  const left = book.copies - book.onLoan - book.reservedBy.length
  if (left < 1) return 'none left'
  book.reservedBy.push(reader)
  return 'reserved'
}

for (const reader of ['Ana', 'Ana', 'Ben']) {
  console.log(`${reader}: ${reserve(book, reader)}`)
}
