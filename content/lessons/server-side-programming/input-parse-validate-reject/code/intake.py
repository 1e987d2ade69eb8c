import json
import os
from http import HTTPStatus
from wsgiref.simple_server import make_server

MAX_BODY = 2_000  # bytes
BOOKS = {1: 'Middlemarch', 2: 'Kindred', 3: 'Solaris'}


class Problem(Exception):
    def __init__(self, status, title, **extra):
        super().__init__(title)
        self.status, self.title, self.extra = status, title, extra


# 1. Read: the announced type, and at most MAX_BODY bytes.
def read(environ):
    media_type = environ.get('CONTENT_TYPE', '').split(';')[0]
    if media_type.strip().lower() != 'application/json':
        raise Problem(415, 'Unsupported Media Type', detail='Send application/json.')
    announced = environ.get('CONTENT_LENGTH') or '0'
    if not announced.isdecimal():
        raise Problem(400, 'Bad Request', detail='Content-Length is no number.')
    if int(announced) > MAX_BODY:
        raise Problem(413, 'Content Too Large', detail=f'Send at most {MAX_BODY} bytes.')
    return environ['wsgi.input'].read(int(announced))


# 2. Parse: bytes become a value, of whatever shape.
def parse(body):
    try:
        return json.loads(body.decode('utf-8'), parse_constant=refuse)
    except (ValueError, RecursionError):
        raise Problem(400, 'Bad Request', detail='The body is not JSON in UTF-8.')


def refuse(constant):
    raise ValueError(f'{constant} is not JSON')


# 3. Validate: the value becomes a book, or a list of everything that is wrong with it.
RULES = {
    'title': (
        lambda value: type(value) is str and value.strip() != '' and len(value) <= 200,
        'must be a text of 1 to 200 characters',
    ),
    'copies': (
        lambda value: type(value) is int and 1 <= value <= 99,
        'must be a whole number from 1 to 99',
    ),
}


def validate(value):
    if type(value) is not dict:
        raise invalid([{'detail': 'must be an object', 'pointer': '#'}])
    errors = []
    for name, (holds, detail) in RULES.items():
        if not holds(value.get(name)):
            errors.append({'detail': detail, 'pointer': f'#/{name}'})
    for name in value:
        if name not in RULES:
            errors.append({'detail': f'{name} is not known here', 'pointer': '#'})
    if errors:
        raise invalid(errors)
    return {'title': value['title'].strip(), 'copies': value['copies']}


def invalid(errors):
    kind = 'https://shop.example/problems/invalid-book'
    return Problem(422, 'Invalid book', type=kind, errors=errors)


# 4. Act: only now does anything change.
def add_book(book):
    number = len(BOOKS) + 1
    BOOKS[number] = book['title']
    return {'id': number, **book}


def create_book(environ):
    body = read(environ)
    value = parse(body)
    book = validate(value)
    return add_book(book)


def answer(environ):
    try:
        return 201, 'application/json', create_book(environ)
    except Problem as problem:
        details = {'title': problem.title, 'status': problem.status, **problem.extra}
        return problem.status, 'application/problem+json', details


def app(environ, start_response):
    status, media_type, value = answer(environ)
    start_response(f'{status} {HTTPStatus(status).phrase}', [('Content-Type', media_type)])
    return [(json.dumps(value, indent=4, ensure_ascii=False) + '\n').encode()]


if __name__ == '__main__':
    make_server('127.0.0.1', int(os.environ.get('PORT', 8000)), app).serve_forever()
