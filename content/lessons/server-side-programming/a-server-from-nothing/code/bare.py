import os
import socket

PORT = int(os.environ.get('PORT', 8000))


def read_head(connection):
    received = b''
    while b'\r\n\r\n' not in received:
        piece = connection.recv(1024)
        if piece == b'':
            return None
        received += piece
    return received.decode('latin-1')


def answer(connection, head):
    request_line = head.split('\r\n')[0]
    body = f'You sent: {request_line}\n'.encode('utf-8')
    lines = [
        'HTTP/1.1 200 OK',
        'Content-Type: text/plain; charset=utf-8',
        f'Content-Length: {len(body)}',
        'Connection: close',
    ]
    connection.sendall('\r\n'.join(lines).encode('latin-1') + b'\r\n\r\n' + body)


with socket.create_server(('127.0.0.1', PORT)) as listener:
    while True:
        connection, _ = listener.accept()
        with connection:
            head = read_head(connection)
            if head is not None:
                answer(connection, head)
