import os
from wsgiref.simple_server import make_server


# The application: knows the request and its answer, nothing about sockets.
def app(environ, start_response):
    body = f'{environ["REQUEST_METHOD"]} {environ["PATH_INFO"]}\n'.encode('utf-8')
    start_response('200 OK', [
        ('Content-Type', 'text/plain; charset=utf-8'),
        ('Content-Length', str(len(body))),
    ])
    return [body]


# The server: knows sockets and HTTP, nothing about what the answer means.
if __name__ == '__main__':
    port = int(os.environ.get('PORT', 8000))
    make_server('127.0.0.1', port, app).serve_forever()
