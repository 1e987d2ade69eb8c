"""psycopg 3 over the PostgreSQL of the lab: the calls, values and errors that a small program meets, without a network."""
import datetime
import decimal
import json
import re
import uuid
from contextlib import contextmanager

import lab_database


class Error(Exception):
    sqlstate = None

    def __init__(self, message="", sqlstate=None, detail=None):
        super().__init__(message + (f"\nDETAIL:  {detail}" if detail else ""))
        self.sqlstate = sqlstate or type(self).sqlstate


class DatabaseError(Error): ...
class ProgrammingError(DatabaseError): ...
class OperationalError(DatabaseError): ...
class DataError(DatabaseError): ...
class IntegrityError(DatabaseError): ...
class InternalError(DatabaseError): ...


class errors:
    """Errors by what happened. https://www.psycopg.org/psycopg3/docs/api/errors.html"""

    class UniqueViolation(IntegrityError): sqlstate = "23505"
    class ForeignKeyViolation(IntegrityError): sqlstate = "23503"
    class NotNullViolation(IntegrityError): sqlstate = "23502"
    class CheckViolation(IntegrityError): sqlstate = "23514"
    class UndefinedTable(ProgrammingError): sqlstate = "42P01"
    class UndefinedColumn(ProgrammingError): sqlstate = "42703"
    class SyntaxError(ProgrammingError): sqlstate = "42601"
    class SerializationFailure(OperationalError): sqlstate = "40001"
    class InvalidTextRepresentation(DataError): sqlstate = "22P02"


_by_state = {one.sqlstate: one for one in vars(errors).values() if isinstance(one, type)}
_by_class = {"22": DataError, "23": IntegrityError, "25": InternalError, "40": OperationalError, "42": ProgrammingError}


def _error(failure):
    code = failure["code"]
    kind = _by_state.get(code) or _by_class.get(code[:2], DatabaseError)
    return kind(failure["message"], code, failure.get("detail"))


def _time(text):
    return datetime.datetime.fromisoformat(text)


_elements = {1000: 16, 1005: 21, 1007: 23, 1016: 20, 1009: 25, 1015: 1043, 1231: 1700, 1021: 700, 1022: 701, 2951: 2950}
_readers = {
    16: lambda text: text == "t",
    **dict.fromkeys((20, 21, 23, 26), int),
    **dict.fromkeys((700, 701), float),
    **dict.fromkeys((114, 3802), json.loads),
    1700: decimal.Decimal,
    1082: datetime.date.fromisoformat,
    1083: datetime.time.fromisoformat,
    **dict.fromkeys((1114, 1184), _time),
    2950: uuid.UUID,
    17: lambda text: bytes.fromhex(text[2:]),
}


def _read(text, oid):
    if text is None:
        return None
    if oid in _elements:
        items = re.findall(r'"((?:[^"\\]|\\.)*)"|([^,{}]+)', text)
        return [None if bare == "NULL" else _read(re.sub(r"\\(.)", r"\1", quoted) or bare, _elements[oid]) for quoted, bare in items]
    return _readers.get(oid, str)(text)


def _write(value):
    if value is None:
        return None
    if isinstance(value, bool):
        return "t" if value else "f"
    if isinstance(value, (list, tuple)):
        return "{" + ",".join("NULL" if item is None else json.dumps(_write(item), ensure_ascii=False) for item in value) + "}"
    if isinstance(value, (bytes, bytearray)):
        return "\\x" + value.hex()
    if isinstance(value, dict):
        raise ProgrammingError("cannot adapt type 'dict' using placeholder '%s' (wrap it in Jsonb)")
    return str(value)


_placeholder = re.compile(r"%%|%s|%\((\w+)\)s|%(.?)")


def _numbered(text, params):
    """`%s` and `%(name)s` as `$1`, `$2` …, and the values in that order."""
    if params is None:
        return text, []
    order = []

    def number(match):
        if match[0] == "%%":
            return "%"
        if match[2] is not None:
            raise ProgrammingError(f"only '%s', '%b', '%t' are allowed as placeholders, got '%{match[2]}'")
        key = match[1] if match[1] else len(order)
        if match[1] and key in order:
            return f"${order.index(key) + 1}"
        order.append(key)
        return f"${len(order)}"

    numbered = _placeholder.sub(number, text)
    named = isinstance(params, dict)
    if not named and len(order) != len(params):
        raise ProgrammingError(f"the query has {len(order)} placeholders but {len(params)} parameters were passed")
    return numbered, [_write(params[key]) for key in order]


class _Column:
    def __init__(self, name, type_code):
        self.name, self.type_code = name, type_code

    def __getitem__(self, index):
        return (self.name, self.type_code, None, None, None, None, None)[index]


class Cursor:
    def __init__(self, connection, row_factory=None):
        self.connection = connection
        self.row_factory = row_factory or connection.row_factory
        self.description, self.rowcount, self.statusmessage = None, -1, None
        self._rows, self._at = [], 0

    def execute(self, query, params=None):
        text, values = _numbered(str(query), params)
        self.connection._begin(text)
        answer = json.loads(lab_database.query(text, json.dumps(values)))
        if "failure" in answer:
            raise _error(answer["failure"])
        fields = answer["fields"]
        self.description = [_Column(field["name"], field["oid"]) for field in fields] or None
        self.rowcount, self.statusmessage = answer["rowCount"], answer["command"]
        make = self.row_factory(self)
        oids = [field["oid"] for field in fields]
        self._rows = [make([_read(cell, oid) for cell, oid in zip(row, oids)]) for row in answer["rows"]]
        self._at = 0
        return self

    def executemany(self, query, params_seq):
        for params in params_seq:
            self.execute(query, params)

    def fetchone(self):
        row = self._rows[self._at] if self._at < len(self._rows) else None
        self._at += row is not None
        return row

    def fetchmany(self, size=1):
        rows = self._rows[self._at:self._at + size]
        self._at += len(rows)
        return rows

    def fetchall(self):
        return self.fetchmany(len(self._rows))

    def close(self): ...
    def __iter__(self): return iter(self.fetchall())
    def __enter__(self): return self
    def __exit__(self, *problem): ...


class Connection:
    """Without `autocommit`, the first statement opens a transaction, which `commit` or `rollback` ends."""

    def __init__(self, row_factory, autocommit):
        self.row_factory, self.autocommit = row_factory, autocommit
        self._open, self._depth = False, 0

    def _begin(self, text):
        if not self.autocommit and not self._open and self._depth == 0:
            self._send("BEGIN")
            self._open = True

    def _send(self, text):
        answer = json.loads(lab_database.query(text, "[]"))
        if "failure" in answer:
            raise _error(answer["failure"])

    def _end(self, how):
        if self._open:
            self._open = False
            self._send(how)

    def cursor(self, *, row_factory=None): return Cursor(self, row_factory)
    def execute(self, query, params=None): return self.cursor().execute(query, params)
    def commit(self): self._end("COMMIT")
    def rollback(self): self._end("ROLLBACK")
    def close(self): self._end("ROLLBACK")

    @contextmanager
    def transaction(self):
        """A block that is taken back as a whole; within another one, a savepoint."""
        name = f"block_{self._depth}"
        inner = self._open or self._depth > 0
        self._send(f"SAVEPOINT {name}" if inner else "BEGIN")
        self._depth += 1
        try:
            yield self
        except BaseException:
            self._depth -= 1
            self._send(f"ROLLBACK TO {name}" if inner else "ROLLBACK")
            raise
        self._depth -= 1
        self._send(f"RELEASE {name}" if inner else "COMMIT")

    def __enter__(self): return self

    def __exit__(self, kind, *problem):
        self._end("ROLLBACK" if kind else "COMMIT")


class rows:
    """How a row is given. https://www.psycopg.org/psycopg3/docs/advanced/rows.html"""

    @staticmethod
    def tuple_row(cursor):
        return tuple

    @staticmethod
    def dict_row(cursor):
        names = [column.name for column in cursor.description or []]
        return lambda values: dict(zip(names, values))

    @staticmethod
    def scalar_row(cursor):
        return lambda values: values[0]


def connect(conninfo="", *, row_factory=rows.tuple_row, autocommit=False, **_named):
    return Connection(row_factory, autocommit)
