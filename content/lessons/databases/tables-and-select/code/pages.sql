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

SELECT id, title, cents FROM books ORDER BY cents LIMIT 3;
SELECT id, title, cents FROM books ORDER BY cents LIMIT 3 OFFSET 3;
