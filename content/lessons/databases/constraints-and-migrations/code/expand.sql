CREATE TABLE customers (id bigint PRIMARY KEY, mail text NOT NULL UNIQUE);
INSERT INTO customers VALUES (1, 'amina@mail.example');

-- 1. Expand: add the new column, empty, and its index.
ALTER TABLE customers ADD COLUMN email text;
CREATE UNIQUE INDEX CONCURRENTLY customers_email ON customers (email);
INSERT INTO customers (id, mail) VALUES (2, 'jonas@mail.example'); -- old

-- 2. Deploy code that writes both and reads the old one.
INSERT INTO customers (id, mail, email)
VALUES (3, 'lucia@mail.example', 'lucia@mail.example');

-- 3. Fill what is missing, some rows at a time, until none are left.
UPDATE customers SET email = mail
WHERE id IN (SELECT id FROM customers WHERE email IS NULL LIMIT 1000);

-- 4. From now on no row may lack it. Then look at the rows that were there.
ALTER TABLE customers ADD CONSTRAINT email_set NOT NULL email NOT VALID;
ALTER TABLE customers VALIDATE CONSTRAINT email_set;

-- 5. Deploy code that reads the new one and still writes both.
SELECT id, email FROM customers ORDER BY id;

-- 6. Let the old one be missing. Deploy code that does not know it.
ALTER TABLE customers ALTER COLUMN mail DROP NOT NULL;
INSERT INTO customers (id, email) VALUES (4, 'noor@mail.example');

-- 7. Contract: take the old one away.
ALTER TABLE customers DROP COLUMN mail;
SELECT * FROM customers ORDER BY id;
