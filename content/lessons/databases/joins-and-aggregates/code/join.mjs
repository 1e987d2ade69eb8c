const customers = [[1, 'Amina'], [2, 'Jonas'], [3, 'Lucia']]
const orders = [[101, 1], [102, 1], [103, 2]]

const byCustomer = new Map()
for (const [id, customer] of orders) {
  const bucket = byCustomer.get(customer) ?? []
  byCustomer.set(customer, [...bucket, id])
}

for (const [id, name] of customers) {
  const matches = byCustomer.get(id) ?? ['no order']
  for (const order of matches) console.log(name, order)
}
