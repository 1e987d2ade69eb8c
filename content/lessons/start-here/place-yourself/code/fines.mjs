let total = 0

for (const days of [0, 3, 12]) {
  let fine = days * 10
  if (fine > 100) {
    fine = 100
  }
  total = total + fine
}

console.log(total)
