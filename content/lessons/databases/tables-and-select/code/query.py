import psycopg

SQL = """
  SELECT title, cents FROM books
  WHERE author = %s
  ORDER BY cents, id LIMIT %s"""

with psycopg.connect() as connection:
    for title, cents in connection.execute(SQL, ('Jane Austen', 10)):
        print(title, cents)
