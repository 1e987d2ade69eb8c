import json

texts = ['{"copies": 2,}', 'NaN', '{"copies": 2, "copies": 900}']
for text in [*texts, '[' * 100_000]:
    try:
        print(json.loads(text))
    except Exception as error:
        print(type(error).__name__)
