const titles = new Map([[1, 'Dune']])
const cache = new Map()

function title(id) {
  if (!cache.has(id)) cache.set(id, titles.get(id))
  return cache.get(id)
}

console.log(title(1))
titles.set(1, 'Dune Messiah')
console.log(title(1))
cache.clear()
console.log(title(1))
