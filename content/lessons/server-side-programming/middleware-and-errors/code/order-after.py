def log(next):
    def layer(path):
        status = next(path)
        print('log: ', path, status)
        return status
    return layer


def errors(next):
    def layer(path):
        try:
            return next(path)
        except Exception:
            return 500
    return layer


def show_book(path):
    if path == '/books/4':
        raise TypeError('this book has no title')
    return 200


app = log(errors(show_book))
print('sent:', app('/books/2'))
print('sent:', app('/books/4'))
