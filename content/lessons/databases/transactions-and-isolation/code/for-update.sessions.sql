CREATE TABLE vouchers (id integer PRIMARY KEY, cents integer NOT NULL);
INSERT INTO vouchers VALUES (9, 5000);
-- A
BEGIN;
SELECT cents FROM vouchers WHERE id = 9 FOR UPDATE;
-- B
BEGIN;
SELECT cents FROM vouchers WHERE id = 9 FOR UPDATE;
-- A
UPDATE vouchers SET cents = 2000 WHERE id = 9;
COMMIT;
-- B
ROLLBACK;
