require 'socket'

# Data: one book a line in a file, as id,title,copies,on loan
def find_book(id)
  rows = File.readlines('books.csv', chomp: true).map { |line| line.split(',') }
  rows.find { |book| book[0] == id }
end

# Application logic: the library's rule, with no word about networks or files
def availability(id)
  book = find_book(id)
  return nil unless book
  _, title, copies, on_loan = book
  left = copies.to_i - on_loan.to_i
  return "#{title}: every copy is out" if left < 1
  "#{title}: #{left} of #{copies} on the shelf"
end

# Server: takes a request off the network and puts a response back
server = TCPServer.new('127.0.0.1', ENV.fetch('PORT', 8000).to_i)
loop do
  client = server.accept
  path = client.gets("\r\n\r\n").to_s.split[1].to_s
  text = availability(path.delete_prefix('/books/'))
  client.write "HTTP/1.1 #{text ? '200 OK' : '404 Not Found'}\r\n",
               "content-type: text/plain; charset=utf-8\r\nconnection: close\r\n\r\n",
               text || 'No such book'
  client.close
end
