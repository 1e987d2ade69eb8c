CREATE TABLE vouchers (id integer PRIMARY KEY, cents integer NOT NULL);
INSERT INTO vouchers VALUES (9, 5000);
-- A
BEGIN ISOLATION LEVEL REPEATABLE READ;
SELECT cents FROM vouchers WHERE id = 9;
-- B
BEGIN ISOLATION LEVEL REPEATABLE READ;
SELECT cents FROM vouchers WHERE id = 9;
-- A
UPDATE vouchers SET cents = 2000 WHERE id = 9;
COMMIT;
-- B
SELECT cents FROM vouchers WHERE id = 9;
UPDATE vouchers SET cents = 1000 WHERE id = 9;
ROLLBACK;
