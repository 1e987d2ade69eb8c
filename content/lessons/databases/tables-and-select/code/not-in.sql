CREATE TABLE books (
  id        integer PRIMARY KEY,
  title     text    NOT NULL,
  author    text    NOT NULL,
  published integer,
  cents     integer NOT NULL
);

INSERT INTO books (id, title, author, published, cents) VALUES
  (1, 'Emma',         'Jane Austen',       1815,  900),
  (2, 'Persuasion',   'Jane Austen',       1817,  900),
  (3, 'Middlemarch',  'George Eliot',      1871, 1400),
  (4, 'Silas Marner', 'George Eliot',      1861,  900),
  (5, 'Frankenstein', 'Mary Shelley',      1818,  900),
  (6, 'Beowulf',      'unknown',           NULL, 1100),
  (7, 'Jane Eyre',    'Charlotte Brontë',  1847, 1100),
  (8, 'Cranford',     'Elizabeth Gaskell', 1853,  700);

CREATE TABLE loans (reader text NOT NULL, book_id integer);
INSERT INTO loans VALUES ('Amina', 1), ('Jonas', 3), ('Amina', NULL);

SELECT count(*) AS "not in" FROM books
WHERE id NOT IN (SELECT book_id FROM loans);

SELECT count(*) AS "not exists" FROM books
WHERE NOT EXISTS (SELECT FROM loans WHERE loans.book_id = books.id);
