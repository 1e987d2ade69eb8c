CREATE TABLE books (title text PRIMARY KEY, hidden boolean NOT NULL);
INSERT INTO books VALUES ('Emma', false), ('Persuasion', false), ('Secret sequel', true);
CREATE TABLE customers (email text PRIMARY KEY);
INSERT INTO customers VALUES ('maria@mail.example'), ('tom@mail.example');

-- Somebody searches for: emma
SELECT title FROM books WHERE NOT hidden AND title ILIKE '%emma%';

-- Somebody searches for: x' OR hidden OR title = '
SELECT title FROM books WHERE NOT hidden AND title ILIKE '%x' OR hidden OR title = '%';

-- Somebody searches for: x' UNION SELECT email FROM customers WHERE email LIKE '
SELECT title FROM books WHERE NOT hidden AND title ILIKE '%x'
UNION SELECT email FROM customers WHERE email LIKE '%';
