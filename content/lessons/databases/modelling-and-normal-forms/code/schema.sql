CREATE TABLE customers (
  id    bigint PRIMARY KEY,
  email text   NOT NULL UNIQUE,
  name  text   NOT NULL,
  city  text   NOT NULL
);
CREATE TABLE books (
  id    bigint  PRIMARY KEY,
  title text    NOT NULL,
  cents integer NOT NULL
);
CREATE TABLE orders (
  id          bigint PRIMARY KEY,
  customer_id bigint NOT NULL REFERENCES customers,
  placed      date   NOT NULL
);
CREATE TABLE lines (
  order_id bigint  NOT NULL REFERENCES orders,
  book_id  bigint  NOT NULL REFERENCES books,
  quantity integer NOT NULL,
  cents    integer NOT NULL,
  PRIMARY KEY (order_id, book_id)
);

INSERT INTO customers VALUES
  (1, 'amina@mail.example', 'Amina', 'Porto'), (2, 'jonas@mail.example', 'Jonas', 'Lyon');
INSERT INTO books VALUES (1, 'Emma', 900), (6, 'Beowulf', 1100), (8, 'Cranford', 700);
INSERT INTO orders VALUES (101, 1, '2026-03-02'), (102, 2, '2026-03-09'), (103, 2, '2026-03-11');
INSERT INTO lines VALUES (101, 1, 1, 900), (101, 6, 1, 1100), (102, 1, 2, 900), (103, 8, 1, 700);

UPDATE customers SET city = 'Faro' WHERE id = 2;
DELETE FROM lines WHERE order_id = 103;
DELETE FROM orders WHERE id = 103;
UPDATE books SET cents = 950 WHERE title = 'Emma';

SELECT name, city FROM customers ORDER BY id;
SELECT title, cents FROM books ORDER BY id;
SELECT order_id, sum(quantity * cents) AS total FROM lines GROUP BY order_id ORDER BY order_id;
