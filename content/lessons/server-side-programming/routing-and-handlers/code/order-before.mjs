const routes = [
  { pattern: /^\/books$/, name: 'list' },
  { pattern: /^\/books\/[^/]+$/, name: 'one book' },
  { pattern: /^\/books\/latest$/, name: 'latest book' },
]

for (const path of ['/books/2', '/books/latest', '/books/2/loans']) {
  const route = routes.find(({ pattern }) => pattern.test(path))
  console.log(path, '→', route?.name ?? 'nothing')
}
