import socket

# Name to address. AF_INET asks for IPv4, so that every machine gives the same answer.
first = socket.getaddrinfo('localhost', None, socket.AF_INET, socket.SOCK_STREAM)[0]
address = first[4][0]
print(f'localhost is {address}')

# The server's end: listen on a port; 0 lets the system pick a free one.
listener = socket.create_server((address, 0))
port = listener.getsockname()[1]

# The client's end. The handshake happens here, between the two systems, before anyone accepts.
client = socket.create_connection((address, port))
server, seen = listener.accept()
same = seen == client.getsockname()
print(f"the server sees the client's own address and port: {str(same).lower()}")

# Three writes on one side, one stream of bytes on the other.
for piece in (b'GET ', b'/books/2 ', b'HTTP/1.1'):
    client.sendall(piece)
client.close()
received = b''
while chunk := server.recv(4096):
    received += chunk
print(f'three writes, one stream of {len(received)} bytes: {received.decode()}')

# Nobody listens any more: the machine itself refuses.
listener.close()
try:
    socket.create_connection((address, port))
except ConnectionRefusedError:
    print('nobody listens: connection refused')
