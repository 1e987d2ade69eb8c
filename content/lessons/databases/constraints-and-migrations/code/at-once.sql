CREATE TABLE customers (id bigint PRIMARY KEY, mail text NOT NULL UNIQUE);
INSERT INTO customers VALUES (1, 'amina@mail.example');

ALTER TABLE customers RENAME COLUMN mail TO email;

-- The servers that still run the old code:
INSERT INTO customers (id, mail) VALUES (2, 'jonas@mail.example');
