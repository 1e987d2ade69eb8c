import os
from html import escape
from urllib.parse import parse_qs
from wsgiref.simple_server import make_server


def page(q):
    return f'<input name="q" value="{q}">\n<p>Results for {q}</p>\n'


def app(environ, start_response):
    q = parse_qs(environ["QUERY_STRING"]).get("q", [""])[0]
    headers = [("Content-Type", "text/html; charset=utf-8")]
    if environ["PATH_INFO"] == "/glued":
        start_response("200 OK", headers)
        return [page(q).encode("utf-8")]
    headers.append(("Content-Security-Policy", "default-src 'self'; base-uri 'none'"))
    start_response("200 OK", headers)
    return [page(escape(q)).encode("utf-8")]


if __name__ == "__main__":
    port = int(os.environ.get("PORT", 8000))
    make_server("127.0.0.1", port, app).serve_forever()
