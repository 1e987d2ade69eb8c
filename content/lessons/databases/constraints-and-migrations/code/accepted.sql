CREATE TABLE customers (
  id     bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  mail   text   NOT NULL UNIQUE
);
CREATE TABLE books (
  id     bigint  PRIMARY KEY,
  title  text    NOT NULL,
  cents  integer NOT NULL CHECK (cents >= 0),
  isbn   text    UNIQUE,
  weight integer CHECK (weight > 0)
);
CREATE TABLE orders (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  customer_id bigint NOT NULL REFERENCES customers,
  book_id     bigint NOT NULL REFERENCES books ON DELETE RESTRICT
);
INSERT INTO customers (mail) VALUES ('amina@mail.example');
INSERT INTO books VALUES (1, 'Emma', 900, '978-0-00-000001-0', 300);
INSERT INTO orders (customer_id, book_id) VALUES (1, 1);

INSERT INTO books VALUES (2, 'Cranford', 700, NULL, NULL);
INSERT INTO books VALUES (3, 'Beowulf', 1100, NULL, NULL);
INSERT INTO books VALUES (4, '', 0, '', 1);
INSERT INTO books VALUES (5, 'Persuasion', 900, '978-0-00-000001-0', 250);
SELECT count(*) FROM books;
