CREATE TABLE vouchers (id integer PRIMARY KEY, cents integer NOT NULL);
INSERT INTO vouchers VALUES (9, 5000);
-- A
BEGIN;
SELECT cents FROM vouchers WHERE id = 9;
-- B
BEGIN;
SELECT cents FROM vouchers WHERE id = 9;
-- A
UPDATE vouchers SET cents = 2000 WHERE id = 9;
COMMIT;
-- B
UPDATE vouchers SET cents = 1000 WHERE id = 9;
COMMIT;
SELECT cents FROM vouchers WHERE id = 9;
