CREATE TABLE vouchers (id integer PRIMARY KEY, cents integer NOT NULL, version integer NOT NULL);
INSERT INTO vouchers VALUES (9, 5000, 1);
-- A
SELECT cents, version FROM vouchers WHERE id = 9;
-- B
SELECT cents, version FROM vouchers WHERE id = 9;
-- A
UPDATE vouchers SET cents = 2000, version = 2 WHERE id = 9 AND version = 1;
-- B
UPDATE vouchers SET cents = 1000, version = 2 WHERE id = 9 AND version = 1;
