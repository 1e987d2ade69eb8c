import socket

client, server = socket.socketpair()

client.sendall(b'GET ')
client.sendall(b'/hello')
print(server.recv(100).decode())

client.sendall(b'HTTP/1.1')
print(server.recv(4).decode())
print(server.recv(100).decode())
