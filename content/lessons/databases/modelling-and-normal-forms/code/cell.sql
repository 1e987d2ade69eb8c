CREATE TABLE orders (order_no integer, customer text, titles text);
INSERT INTO orders VALUES
  (101, 'Amina', 'Emma; Beowulf'),
  (102, 'Jonas', 'Emma'),
  (103, 'Jonas', 'Lady Hamilton, born Emma Lyon; Cranford');

SELECT count(*) FROM orders WHERE titles LIKE '%Emma%';
