class Db:
    """Stands in for a database: answers the two questions of this page, and keeps a log."""

    books = [(1, "Emma", 1), (2, "Persuasion", 1), (3, "Middlemarch", 2), (4, "Jane Eyre", 3)]
    authors = [(1, "Austen"), (2, "Eliot"), (3, "Brontë")]

    def __init__(self):
        self.log = []

    def query(self, sql, params=()):
        self.log.append(sql)
        if "FROM books" in sql:
            return self.books
        return [row for row in self.authors if row[0] in params]


class Book:
    def __init__(self, db, row):
        self.db, self.loaded = db, None
        self.id, self.title, self.author_id = row

    @property
    def author(self):
        if self.loaded is None:
            sql = "SELECT id, name FROM authors WHERE id = $1"
            self.loaded = self.db.query(sql, [self.author_id])[0]
        return self.loaded


def all_books(db):
    return [Book(db, row) for row in db.query("SELECT id, title, author_id FROM books")]


def with_authors(db, books):
    ids = list(dict.fromkeys(book.author_id for book in books))
    marks = ", ".join(f"${at + 1}" for at in range(len(ids)))
    found = db.query(f"SELECT id, name FROM authors WHERE id IN ({marks})", ids)
    authors = {row[0]: row for row in found}
    for book in books:
        book.loaded = authors[book.author_id]
    return books


def page(books):
    return "\n".join(f"{book.title}, {book.author[1]}" for book in books)


lazy = Db()
one = page(all_books(lazy))
print(f"{len(lazy.log)} statements:", *lazy.log, "", sep="\n")

eager = Db()
other = page(with_authors(eager, all_books(eager)))
print(f"{len(eager.log)} statements:", *eager.log, "", sep="\n")

print(f"{one}\nThe same page twice: {'yes' if one == other else 'no'}")
