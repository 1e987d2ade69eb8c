import socket

REQUESTS = [
    'GET /greeting HTTP/1.1\r\nHost: localhost\r\n\r\n',
    'POST /notes HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\nContent-Length: 10\r\n\r\nBuy stamps',
]


# HTTP/1.1 is read with two moves: a line up to CRLF, and exactly so many bytes.
def read_line(stream):
    line = stream.readline()
    if not line.endswith(b'\r\n'):
        raise EOFError('the connection closed in the middle of a message')
    return line[:-2].decode('latin-1')


def read_exactly(stream, count):
    data = stream.read(count)
    if len(data) < count:
        raise EOFError('the connection closed in the middle of a message')
    return data


def read_response(stream):
    status = read_line(stream)
    headers = {}
    while line := read_line(stream):
        name, _, value = line.partition(':')
        headers[name.lower()] = value.strip()
    if headers.get('transfer-encoding', '').lower() == 'chunked':
        body = read_chunks(stream)
    else:
        body = read_exactly(stream, int(headers.get('content-length', 0)))
    return status, headers, body


def read_chunks(stream):
    body = b''
    while size := int(read_line(stream).split(';')[0], 16):
        body += read_exactly(stream, size)
        read_line(stream)
    while read_line(stream):
        pass
    return body


# A stand-in for the server, so that this runs anywhere: prepared bytes, whatever it is asked.
ANSWERS = [
    'HTTP/1.1 200 OK\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: 5\r\n\r\nOlá!',
    'HTTP/1.1 201 Created\r\nTransfer-Encoding: chunked\r\n\r\n6\r\nStored\r\nb\r\n as note 3.\r\n0\r\n\r\n',
]
listener = socket.create_server(('127.0.0.1', 0))

client = socket.create_connection(listener.getsockname())
server, _ = listener.accept()
stream = client.makefile('rb')
for request, answer in zip(REQUESTS, ANSWERS):
    client.sendall(request.encode())
    print(f'> {request.splitlines()[0]} ({len(request.encode())} bytes in all)')
    server.recv(4096)
    server.sendall(answer.encode())
    status, headers, body = read_response(stream)
    print(f'< {status}')
    print(f'  body of {len(body)} bytes, {len(body.decode())} characters: {body.decode()}')
