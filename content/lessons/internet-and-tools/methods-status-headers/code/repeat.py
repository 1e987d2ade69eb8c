notes = {1: 'Water the plants', 2: 'Call the bank'}
next_id = 3


def post(text):
    global next_id
    notes[next_id] = text
    next_id += 1


def put(note_id, text):
    notes[note_id] = text


def delete(note_id):
    notes.pop(note_id, None)


# No answer came back, so the client sends everything a second time.
for attempt in (1, 2):
    put(1, 'Water the cat')
    post('Buy stamps')
    delete(2)

print(*notes)
