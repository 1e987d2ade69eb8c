require 'socket'

PORT = Integer(ENV.fetch('PORT', '8000'))

def read_head(connection)
  received = String.new
  until received.include?("\r\n\r\n")
    received << connection.readpartial(1024)
  end
  received
rescue EOFError
  nil
end

def answer(connection, head)
  request_line = head.lines("\r\n", chomp: true).first
  body = "You sent: #{request_line}\n"
  lines = [
    'HTTP/1.1 200 OK',
    'Content-Type: text/plain; charset=utf-8',
    "Content-Length: #{body.bytesize}",
    'Connection: close'
  ]
  connection.write(lines.join("\r\n"), "\r\n\r\n", body)
end

listener = TCPServer.new('127.0.0.1', PORT)
loop do
  connection = listener.accept
  head = read_head(connection)
  answer(connection, head) if head
  connection.close
end
