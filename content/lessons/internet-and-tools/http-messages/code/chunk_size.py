text = 'Zoë says hi'
print(f'{len(text.encode("utf-8")):x}')
