book = {"copies": 2, "on_loan": 1, "reserved_by": []}

def reserve(book, reader):
    if reader in book["reserved_by"]:
        return "already yours"
    left = book["copies"] - book["on_loan"] - len(book["reserved_by"])
    if left < 1:
        return "none left"
    book["reserved_by"].append(reader)
    return "reserved"

for reader in ["Ana", "Ana", "Ben"]:
    print(f"{reader}: {reserve(book, reader)}")
