pages = {
    "/books": "all books",
    "/books/new": "form for a new book",
}

def find(path):
    return pages.get(path, "not found")

for path in ["/books", "/books/", "/books/new"]:
    print(find(path))
