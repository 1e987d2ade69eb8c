import os
from http.server import BaseHTTPRequestHandler, HTTPServer

# Data: one book a line in a file, as id,title,copies,on loan
def find_book(book_id):
    with open("books.csv", encoding="utf-8") as file:
        rows = [line.strip().split(",") for line in file]
    return next((book for book in rows if book[0] == book_id), None)

# Application logic: the library's rule, with no word about networks or files
def availability(book_id):
    book = find_book(book_id)
    if book is None:
        return None
    _, title, copies, on_loan = book
    left = int(copies) - int(on_loan)
    if left < 1:
        return f"{title}: every copy is out"
    return f"{title}: {left} of {copies} on the shelf"

# Server: takes a request off the network and puts a response back
class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        text = availability(self.path.removeprefix("/books/"))
        self.send_response(200 if text else 404)
        self.send_header("content-type", "text/plain; charset=utf-8")
        self.end_headers()
        self.wfile.write((text or "No such book").encode())

HTTPServer(("127.0.0.1", int(os.environ.get("PORT", 8000))), Handler).serve_forever()
