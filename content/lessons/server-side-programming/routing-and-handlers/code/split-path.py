for path in ['/books', '/books/', '/books/2/loans']:
    print(path.split('/'))
