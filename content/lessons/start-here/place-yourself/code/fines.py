total = 0

for days in [0, 3, 12]:
    fine = days * 10
    if fine > 100:
        fine = 100
    total = total + fine

print(total)
