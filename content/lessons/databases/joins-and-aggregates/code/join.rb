customers = [[1, 'Amina'], [2, 'Jonas'], [3, 'Lucia']]
orders = [[101, 1], [102, 1], [103, 2]]

by_customer = Hash.new { |hash, customer| hash[customer] = [] }
orders.each { |id, customer| by_customer[customer] << id }

customers.each do |id, name|
  matches = by_customer.fetch(id, ['no order'])
  matches.each { |order| puts "#{name} #{order}" }
end
