const pages = new Map([
  ['/books', 'all books'],
  ['/books/new', 'form for a new book'],
])

function find(path) {
  return pages.get(path) ?? 'not found'
}

for (const path of ['/books', '/books/', '/books/new']) {
  console.log(find(path))
}
