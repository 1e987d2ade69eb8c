import hashlib
import os
from http.server import BaseHTTPRequestHandler, HTTPServer

notes = {'1': 'Water the plants', '2': 'Call the bank'}
last_id = 2
PLAIN = {'Content-Type': 'text/plain; charset=utf-8'}


def tag_of(note):
    """A tag that changes when the note changes; the quotes belong to it."""
    return '"' + hashlib.sha256(note.encode()).hexdigest()[:8] + '"'


def answer(method, path, headers, body):
    global last_id
    if path == '/notes':
        if method != 'POST':
            return 405, {'Allow': 'POST'}, ''
        if body == '':
            return 422, PLAIN, 'A note needs a text'
        last_id += 1
        notes[str(last_id)] = body
        return 201, {'Location': f'/notes/{last_id}'}, ''
    note_id = path.removeprefix('/notes/')
    if note_id not in notes:
        return 404, PLAIN, 'No such note'
    etag = tag_of(notes[note_id])
    if method in ('GET', 'HEAD'):
        fresh = {'ETag': etag, 'Cache-Control': 'no-cache'}
        if headers.get('If-None-Match') == etag:
            return 304, fresh, ''
        return 200, {**PLAIN, **fresh}, notes[note_id]
    if method == 'PUT':
        if headers.get('If-Match', etag) != etag:
            return 412, PLAIN, 'The note has changed'
        if body == '':
            return 422, PLAIN, 'A note needs a text'
        notes[note_id] = body
        return 204, {'ETag': tag_of(body)}, ''
    if method == 'DELETE':
        del notes[note_id]
        return 204, {}, ''
    return 405, {'Allow': 'GET, HEAD, PUT, DELETE'}, ''


class Handler(BaseHTTPRequestHandler):
    protocol_version = 'HTTP/1.1'

    def respond(self):
        body = self.rfile.read(int(self.headers.get('Content-Length', 0))).decode()
        status, headers, text = answer(self.command, self.path, self.headers, body)
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        if status not in (204, 304):
            self.send_header('Content-Length', str(len(text.encode())))
        self.send_header('Connection', 'close')
        self.end_headers()
        if self.command != 'HEAD':
            self.wfile.write(text.encode())

    do_GET = do_HEAD = do_POST = do_PUT = do_PATCH = do_DELETE = respond


HTTPServer(('127.0.0.1', int(os.environ.get('PORT', 8000))), Handler).serve_forever()
