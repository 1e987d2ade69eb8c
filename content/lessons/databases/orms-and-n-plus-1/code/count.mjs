let count = 0
const ask = (answer) => {
  count += 1
  return answer
}

class Book {
  get author() {
    this.loaded ??= ask('Austen')
    return this.loaded
  }
}

const [emma, persuasion] = ask([new Book(), new Book()])
console.log(count)
emma.author
console.log(count)
emma.author
console.log(count)
persuasion.author
console.log(count)
