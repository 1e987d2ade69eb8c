CREATE TABLE books (title text PRIMARY KEY, hidden boolean NOT NULL);
INSERT INTO books VALUES ('Emma', false), ('Persuasion', false), ('Secret sequel', true);
CREATE TABLE customers (email text PRIMARY KEY);
INSERT INTO customers VALUES ('maria@mail.example'), ('tom@mail.example');

PREPARE search (text) AS
SELECT title FROM books WHERE NOT hidden AND title ILIKE '%' || $1 || '%';

EXECUTE search ('emma');
EXECUTE search ($$x' OR hidden OR title = '$$);
EXECUTE search ($$x' UNION SELECT email FROM customers WHERE email LIKE '$$);
