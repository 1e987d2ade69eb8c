"""Runs a WSGI application (PEP 3333), one request at a time."""
import importlib
import io
import json
import os
import sys
import traceback
from urllib.parse import unquote_to_bytes

HOME = "/home/pyodide"
_app = None


def load(files_json):
    """Puts these files in place of the last, forgets what was imported from those, and imports app.py."""
    global _app
    _app = None
    files = json.loads(files_json)
    for name in os.listdir(HOME):
        os.remove(f"{HOME}/{name}")
    for name, text in files.items():
        with open(f"{HOME}/{name}", "w") as file:
            file.write(text)
    for name, module in list(sys.modules.items()):
        if str(getattr(module, "__file__", "")).startswith(HOME):
            del sys.modules[name]
    importlib.invalidate_caches()
    try:
        module = importlib.import_module("app")
    except BaseException:
        return _trace()
    _app = getattr(module, "app", None) or getattr(module, "application", None)
    return "" if callable(_app) else "app.py defines no callable named `app` or `application`."


def _trace():
    """The traceback without what is the lab’s own."""
    kind, value, tb = sys.exc_info()
    frames = [frame for frame in traceback.extract_tb(tb) if frame.filename.startswith(HOME)]
    lines = traceback.format_list(frames) + traceback.format_exception_only(kind, value)
    return ("Traceback (most recent call last):\n" if frames else "") + "".join(lines).rstrip()


def _environ(asked):
    body = asked["body"].encode()
    environ = {
        "REQUEST_METHOD": asked["method"],
        "SCRIPT_NAME": "",
        "PATH_INFO": unquote_to_bytes(asked["path"]).decode("latin-1"),
        "QUERY_STRING": asked["query"],
        "SERVER_NAME": "lab.test",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": "127.0.0.1",
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(body),
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": False,
        "wsgi.multiprocess": False,
        "wsgi.run_once": False,
    }
    for name, value in asked["headers"].items():
        key = name.upper().replace("-", "_")
        environ[key if key in ("CONTENT_TYPE", "CONTENT_LENGTH") else f"HTTP_{key}"] = value
    return environ


def handle(asked_json):
    """The response as JSON, or under `contract` what is wrong with it."""
    state, written = [], []

    def start_response(status, headers, exc_info=None):
        if state and not exc_info:
            raise AssertionError("start_response was called twice")
        state[:] = [status, headers]
        return written.append

    try:
        result = _app(_environ(json.loads(asked_json)), start_response)
        try:
            for chunk in result:
                if not isinstance(chunk, bytes):
                    return json.dumps({"contract": f"A WSGI body is made of bytes. This one has {type(chunk).__name__}."})
                written.append(chunk)
        finally:
            if hasattr(result, "close"):
                result.close()
    except BaseException:
        print(_trace(), file=sys.stderr)
        headers = [["Content-Type", "text/plain; charset=utf-8"]]
        return json.dumps({"status": 500, "headers": headers, "body": "Internal Server Error"})
    if not state:
        return json.dumps({"contract": "The application returned without calling start_response."})
    body = b"".join(written).decode("utf-8", "replace")
    return json.dumps({"status": int(state[0].split(" ", 1)[0]), "headers": [list(pair) for pair in state[1]], "body": body})
