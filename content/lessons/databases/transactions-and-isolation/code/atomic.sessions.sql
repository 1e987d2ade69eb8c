CREATE TABLE vouchers (id integer PRIMARY KEY, cents integer NOT NULL);
INSERT INTO vouchers VALUES (9, 5000);
-- A
BEGIN;
UPDATE vouchers SET cents = cents - 3000 WHERE id = 9 AND cents >= 3000;
-- B
UPDATE vouchers SET cents = cents - 4000 WHERE id = 9 AND cents >= 4000;
-- A
COMMIT;
-- B
SELECT cents FROM vouchers WHERE id = 9;
