CREATE TABLE sheet (
  order_no integer, placed date, customer text, email text, city text,
  title text, price integer, quantity integer
);
INSERT INTO sheet VALUES
  (101, '2026-03-02', 'Amina', 'amina@mail.example', 'Porto', 'Emma',    900, 1),
  (101, '2026-03-02', 'Amina', 'amina@mail.example', 'Porto', 'Beowulf', 1100, 1),
  (102, '2026-03-09', 'Jonas', 'jonas@mail.example', 'Lyon',  'Emma',    900, 2),
  (103, '2026-03-11', 'Jonas', 'jonas@mail.example', 'Lyon',  'Cranford', 700, 1);

UPDATE sheet SET city = 'Faro' WHERE order_no = 103;
SELECT DISTINCT customer, city FROM sheet ORDER BY customer, city;

DELETE FROM sheet WHERE order_no = 103;
SELECT price FROM sheet WHERE title = 'Cranford';
