customers = [(1, 'Amina'), (2, 'Jonas'), (3, 'Lucia')]
orders = [(101, 1), (102, 1), (103, 2)]

by_customer = {}
for order, customer in orders:
    by_customer.setdefault(customer, []).append(order)

for customer, name in customers:
    matches = by_customer.get(customer, ['no order'])
    for order in matches:
        print(name, order)
