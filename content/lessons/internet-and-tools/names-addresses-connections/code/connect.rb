require 'socket'

# Name to address. `:INET` asks for IPv4, so that every machine gives the same answer.
address = Addrinfo.getaddrinfo('localhost', nil, :INET, :STREAM).first.ip_address
puts "localhost is #{address}"

# The server's end: listen on a port; 0 lets the system pick a free one.
listener = TCPServer.new(address, 0)
port = listener.local_address.ip_port

# The client's end. The handshake happens here, between the two systems, before anyone accepts.
client = TCPSocket.new(address, port)
server = listener.accept
same = server.remote_address.inspect_sockaddr == client.local_address.inspect_sockaddr
puts "the server sees the client's own address and port: #{same}"

# Three writes on one side, one stream of bytes on the other.
['GET ', '/books/2 ', 'HTTP/1.1'].each { |piece| client.write(piece) }
client.close
received = server.read
puts "three writes, one stream of #{received.bytesize} bytes: #{received}"

# Nobody listens any more: the machine itself refuses.
listener.close
begin
  TCPSocket.new(address, port)
rescue Errno::ECONNREFUSED
  puts 'nobody listens: connection refused'
end
