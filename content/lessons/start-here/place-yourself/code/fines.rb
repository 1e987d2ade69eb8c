total = 0

[0, 3, 12].each do |days|
  fine = days * 10
  fine = 100 if fine > 100
  total = total + fine
end

puts total
