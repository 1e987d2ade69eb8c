import os
import re
import secrets
import time
from http import HTTPStatus
from urllib.parse import parse_qs
from wsgiref.simple_server import make_server

READERS = {'1815': 'Ada', '1906': 'Grace'}
ATTRIBUTES = 'Path=/; Secure; HttpOnly; SameSite=Lax'
IDLE = 30 * 60  # seconds since the last request
LIFE = 12 * 60 * 60  # seconds since login

# The store: what the server remembers, by session id.
SESSIONS = {}


def begin(reader):
    sid = secrets.token_hex(16)
    now = time.time()
    SESSIONS[sid] = {'reader': reader, 'visits': 0, 'began': now, 'seen': now}
    return sid


def find(sid):
    session = SESSIONS.get(sid)
    if session is None:
        return None
    now = time.time()
    if now - session['seen'] > IDLE or now - session['began'] > LIFE:
        del SESSIONS[sid]
        return None
    session['seen'] = now
    return session


# Handlers: `sid` is what the browser sent, or None.
def home(sid, form):
    session = find(sid)
    if session is None:
        return reply(200, 'Hello, stranger')
    session['visits'] += 1
    return reply(200, f"Hello, {session['reader']}, visit {session['visits']}")


def login(sid, form):
    reader = READERS.get(form.get('card', [''])[0])
    if reader is None:
        return reply(403, 'No such card')
    SESSIONS.pop(sid, None)
    cookie = f'sid={begin(reader)}; {ATTRIBUTES}'
    return reply(303, '', [('Location', '/'), ('Set-Cookie', cookie)])


def logout(sid, form):
    SESSIONS.pop(sid, None)
    cookie = f'sid=; Max-Age=0; {ATTRIBUTES}'
    return reply(303, '', [('Location', '/'), ('Set-Cookie', cookie)])


def reply(status, text, headers=()):
    return status, headers, f'{text}\n'.encode() if text else b''


ROUTES = {('GET', '/'): home, ('POST', '/login'): login, ('POST', '/logout'): logout}


def app(environ, start_response):
    found = re.search(r'(?:^|; )sid=([0-9a-f]{32})(?:;|$)', environ.get('HTTP_COOKIE', ''))
    announced = environ.get('CONTENT_LENGTH') or '0'
    length = min(int(announced), 1_000) if announced.isdecimal() else 0
    form = parse_qs(environ['wsgi.input'].read(length).decode('utf-8', 'replace'))
    handler = ROUTES.get((environ['REQUEST_METHOD'], environ['PATH_INFO']))
    status, headers, body = (
        handler(found and found[1], form) if handler else reply(404, 'Nothing here')
    )
    always = [('Content-Type', 'text/plain; charset=utf-8'), ('Cache-Control', 'no-store')]
    start_response(f'{status} {HTTPStatus(status).phrase}', [*always, *headers])
    return [body]


if __name__ == '__main__':
    make_server('127.0.0.1', int(os.environ.get('PORT', 8000)), app).serve_forever()
