def app(environ, start_response):
    start_response('404 Not Found', [('Content-Type', 'text/plain')])
    return [b'No such page: ', environ['PATH_INFO'].encode()]


def start_response(status, headers):
    print(status)


parts = app({'REQUEST_METHOD': 'GET', 'PATH_INFO': '/help'}, start_response)
print(b''.join(parts).decode())
