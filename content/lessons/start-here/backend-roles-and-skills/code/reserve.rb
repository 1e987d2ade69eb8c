book = { copies: 2, on_loan: 1, reserved_by: [] }

def reserve(book, reader)
  return 'already yours' if book[:reserved_by].include?(reader)
  left = book[:copies] - book[:on_loan] - book[:reserved_by].length
  return 'none left' if left < 1
  book[:reserved_by] << reader
  'reserved'
end

%w[Ana Ana Ben].each do |reader|
  puts "#{reader}: #{reserve(book, reader)}"
end
