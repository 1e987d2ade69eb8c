require 'socket'

REQUESTS = [
  "GET /greeting HTTP/1.1\r\nHost: localhost\r\n\r\n",
  "POST /notes HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\nContent-Length: 10\r\n\r\nBuy stamps"
]

# HTTP/1.1 is read with two moves: a line up to CRLF, and exactly so many bytes.
def read_line(stream)
  line = stream.gets("\r\n").to_s
  raise EOFError, 'the connection closed in the middle of a message' unless line.end_with?("\r\n")
  line.chomp("\r\n")
end

def read_exactly(stream, count)
  data = stream.read(count).to_s
  raise EOFError, 'the connection closed in the middle of a message' if data.bytesize < count
  data
end

def read_response(stream)
  status = read_line(stream)
  headers = {}
  until (line = read_line(stream)).empty?
    name, value = line.split(':', 2)
    headers[name.downcase] = value.strip
  end
  body = if headers['transfer-encoding']&.downcase == 'chunked'
           read_chunks(stream)
         else
           read_exactly(stream, headers.fetch('content-length', 0).to_i)
         end
  [status, headers, body]
end

def read_chunks(stream)
  body = +''
  until (size = read_line(stream).hex).zero?
    body << read_exactly(stream, size)
    read_line(stream)
  end
  nil until read_line(stream).empty?
  body
end

# A stand-in for the server, so that this runs anywhere: prepared bytes, whatever it is asked.
ANSWERS = [
  "HTTP/1.1 200 OK\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: 5\r\n\r\nOlá!",
  "HTTP/1.1 201 Created\r\nTransfer-Encoding: chunked\r\n\r\n6\r\nStored\r\nb\r\n as note 3.\r\n0\r\n\r\n"
]
listener = TCPServer.new('127.0.0.1', 0)

client = TCPSocket.new('127.0.0.1', listener.local_address.ip_port)
server = listener.accept
REQUESTS.zip(ANSWERS) do |request, answer|
  client.write(request)
  puts "> #{request.lines.first.chomp} (#{request.bytesize} bytes in all)"
  server.readpartial(4096)
  server.write(answer)
  status, _headers, body = read_response(client)
  puts "< #{status}"
  body.force_encoding('UTF-8')
  puts "  body of #{body.bytesize} bytes, #{body.length} characters: #{body}"
end
