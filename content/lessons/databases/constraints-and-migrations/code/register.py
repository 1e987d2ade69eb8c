import psycopg
from psycopg.errors import UniqueViolation


def register(connection, mail):
    try:
        with connection.transaction():
            connection.execute('INSERT INTO customers (mail) VALUES (%s)', (mail,))
        return 201
    except UniqueViolation:
        return 409


with psycopg.connect() as connection:
    print(register(connection, 'noor@mail.example'), register(connection, 'noor@mail.example'))
