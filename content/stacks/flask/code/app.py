import sqlite3

from flask import Flask, abort, g, json, request, url_for
from werkzeug.exceptions import HTTPException

app = Flask(__name__)
app.config.from_mapping(DATABASE='books.db')
app.config.from_prefixed_env()


def get_db():
    if 'db' not in g:
        g.db = sqlite3.connect(app.config['DATABASE'])
        g.db.row_factory = sqlite3.Row
    return g.db


@app.teardown_appcontext
def close_db(error):
    db = g.pop('db', None)
    if db is not None:
        db.close()


@app.cli.command('init-db')
def init_db():
    with app.open_resource('schema.sql') as schema:
        get_db().executescript(schema.read().decode())


@app.errorhandler(HTTPException)
def error_as_json(error):
    response = error.get_response()
    response.data = json.dumps({'error': error.description})
    response.content_type = 'application/json'
    return response


@app.get('/books')
def list_books():
    rows = get_db().execute('SELECT id, title, author FROM books ORDER BY title')
    return {'books': [dict(row) for row in rows]}


@app.get('/books/<int:book_id>')
def show_book(book_id):
    row = get_db().execute('SELECT * FROM books WHERE id = ?', [book_id]).fetchone()
    return dict(row) if row else abort(404, f'no book {book_id}')


@app.post('/books')
def add_book():
    data = request.get_json()
    book = [data.get('title'), data.get('author')] if isinstance(data, dict) else [None]
    if not all(isinstance(text, str) and text for text in book):
        abort(422, 'title and author must be texts')
    db = get_db()
    cursor = db.execute('INSERT INTO books (title, author) VALUES (?, ?)', book)
    db.commit()
    location = url_for('show_book', book_id=cursor.lastrowid)
    return show_book(cursor.lastrowid), 201, {'Location': location}
