import json
import os
import re
import sys
import traceback
import uuid
from functools import reduce
from http import HTTPStatus
from wsgiref.simple_server import make_server

BOOKS = {'1': 'Middlemarch', '2': 'Kindred', '4': None}  # 4: a bad import
READERS = {'Bearer demo-ada': 'Ada'}


class Problem(Exception):
    def __init__(self, status, title, headers=None):
        super().__init__(title)
        self.status, self.title, self.headers = status, title, headers or {}


# Layers: each takes the next handler and returns one that wraps it.
def with_id(next):
    def layer(request):
        sent = request['headers'].get('X_REQUEST_ID', '')
        request['id'] = sent if re.fullmatch(r'[\w-]{8,64}', sent, re.ASCII) else str(uuid.uuid4())
        status, headers, body = next(request)
        return status, {**headers, 'X-Request-Id': request['id']}, body
    return layer


def with_log(next):
    def layer(request):
        response = next(request)
        print(request['id'], request['method'], request['path'], response[0], file=sys.stderr)
        return response
    return layer


def with_errors(next):
    def layer(request):
        try:
            return next(request)
        except Problem as error:
            return problem(request, error)
        except Exception:
            print(request['id'], traceback.format_exc(), file=sys.stderr)
            return problem(request, Problem(500, 'Internal Server Error'))
    return layer


def with_reader(next):
    def layer(request):
        request['reader'] = READERS.get(request['headers'].get('AUTHORIZATION'))
        if request['reader'] is None:
            raise Problem(401, 'Unauthorized', {'WWW-Authenticate': 'Bearer'})
        return next(request)
    return layer


# The handler knows nothing of the layers around it.
def show_book(request):
    id = request['path'].removeprefix('/books/')
    if id not in BOOKS:
        raise Problem(404, 'Not Found')
    title = BOOKS[id]
    return 200, {}, {'title': title, 'shelf': title[0], 'reader': request['reader']}


# From the outside in.
LAYERS = [with_id, with_log, with_errors, with_reader]
handle = reduce(lambda next, layer: layer(next), reversed(LAYERS), show_book)


def problem(request, error):
    headers = {'Content-Type': 'application/problem+json', **error.headers}
    body = {'title': error.title, 'status': error.status, 'instance': f"/requests/{request['id']}"}
    return error.status, headers, body


def app(environ, start_response):
    headers = {name[5:]: value for name, value in environ.items() if name.startswith('HTTP_')}
    request = {'method': environ['REQUEST_METHOD'], 'path': environ['PATH_INFO'], 'headers': headers}
    status, headers, body = handle(request)
    headers = {'Content-Type': 'application/json', **headers}
    start_response(f'{status} {HTTPStatus(status).phrase}', list(headers.items()))
    return [(json.dumps(body, indent=4) + '\n').encode()]


if __name__ == '__main__':
    make_server('127.0.0.1', int(os.environ.get('PORT', 8000)), app).serve_forever()
