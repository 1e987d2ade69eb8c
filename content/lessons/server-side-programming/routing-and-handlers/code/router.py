import os
from wsgiref.simple_server import make_server

BOOKS = {'1': 'Middlemarch', '2': 'Kindred', '3': 'Solaris'}


def reply(status, text, headers=()):
    return status, list(headers), f'{text}\n'.encode()


# Handlers: one function for each kind of request.
def list_books():
    return reply('200 OK', '\n'.join(BOOKS.values()))


def latest_book():
    return reply('200 OK', list(BOOKS.values())[-1])


def show_book(id):
    return reply('200 OK', BOOKS[id]) if id in BOOKS else no_book(id)


def lend_book(id):
    return reply('201 Created', f'{BOOKS[id]} is yours') if id in BOOKS else no_book(id)


def no_book(id):
    return reply('404 Not Found', f'No book {id}')


# The table: tried from top to bottom.
ROUTES = [
    ('GET', '/books', list_books),
    ('GET', '/books/latest', latest_book),
    ('GET', '/books/:id', show_book),
    ('POST', '/books/:id/loans', lend_book),
]


# Path parameters when the path fits the pattern, None when it does not.
def match(pattern, path):
    wanted, given = pattern.split('/'), path.split('/')
    if len(wanted) != len(given):
        return None
    params = {}
    for part, value in zip(wanted, given):
        if part.startswith(':') and value != '':
            params[part[1:]] = value
        elif part != value:
            return None
    return params


def dispatch(method, path):
    allowed = []
    for route_method, pattern, handler in ROUTES:
        params = match(pattern, path)
        if params is None:
            continue
        if route_method == method:
            return handler(**params)
        if route_method not in allowed:
            allowed.append(route_method)
    if not allowed:
        return reply('404 Not Found', f'Nothing at {path}')
    headers = [('Allow', ', '.join(allowed))]
    return reply('405 Method Not Allowed', f'{method} is not for {path}', headers)


def app(environ, start_response):
    status, headers, body = dispatch(environ['REQUEST_METHOD'], environ['PATH_INFO'])
    start_response(status, [('Content-Type', 'text/plain; charset=utf-8'), *headers])
    return [body]


if __name__ == '__main__':
    make_server('127.0.0.1', int(os.environ.get('PORT', 8000)), app).serve_forever()
