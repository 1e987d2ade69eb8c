import secrets

sessions = {}


def visit(sid):
    if sid not in sessions:
        sid = secrets.token_hex(16)
        sessions[sid] = {'reader': 'stranger'}
    return sid, f"Hello, {sessions[sid]['reader']}"


def login(sid, reader):
    sessions.pop(sid, None)
    sid = secrets.token_hex(16)
    sessions[sid] = {'reader': reader}
    return sid


planted = 'mallory-chose-this'  # arrives in Ada’s browser before she logs in
sid, _ = visit(planted)
sid = login(sid, 'Ada')

print('Ada sees:    ', visit(sid)[1])
print('Mallory sees:', visit(planted)[1])
