CREATE TABLE customers (id integer PRIMARY KEY, name text NOT NULL);
CREATE TABLE orders (id integer PRIMARY KEY, customer_id integer NOT NULL, placed date NOT NULL);
CREATE TABLE lines (order_id integer NOT NULL, title text NOT NULL, cents integer NOT NULL);
CREATE TABLE payments (order_id integer NOT NULL, cents integer NOT NULL);

INSERT INTO customers VALUES (1, 'Amina'), (2, 'Jonas'), (3, 'Lucia');
INSERT INTO orders VALUES
  (101, 1, '2026-03-02'), (102, 1, '2026-03-09'), (103, 2, '2026-02-20');
INSERT INTO lines VALUES
  (101, 'Emma', 900), (101, 'Beowulf', 1100), (102, 'Middlemarch', 1400), (103, 'Emma', 900);
INSERT INTO payments VALUES (101, 1000), (101, 1000), (102, 1400);

SELECT customers.name, orders.id FROM customers
LEFT JOIN orders ON orders.customer_id = customers.id
WHERE orders.placed >= '2026-03-01'
ORDER BY orders.id, customers.id;

SELECT customers.name, orders.id FROM customers
LEFT JOIN orders ON orders.customer_id = customers.id
  AND orders.placed >= '2026-03-01'
ORDER BY orders.id, customers.id;
