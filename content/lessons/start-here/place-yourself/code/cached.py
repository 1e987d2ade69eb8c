titles = {1: "Dune"}
cache = {}

def title(book_id):
    if book_id not in cache:
        cache[book_id] = titles[book_id]
    return cache[book_id]

print(title(1))
titles[1] = "Dune Messiah"
print(title(1))
cache.clear()
print(title(1))
