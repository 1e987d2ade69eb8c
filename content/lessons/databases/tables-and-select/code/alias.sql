CREATE TABLE books (title text, cents integer);
INSERT INTO books VALUES ('Emma', 900), ('Middlemarch', 1400);

SELECT title, cents / 100.0 AS price FROM books WHERE price > 10;
