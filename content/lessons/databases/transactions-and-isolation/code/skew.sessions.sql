CREATE TABLE tills (id integer PRIMARY KEY, open boolean NOT NULL);
INSERT INTO tills VALUES (1, true), (2, true);
-- A
BEGIN ISOLATION LEVEL REPEATABLE READ;
SELECT count(*) FROM tills WHERE open;
-- B
BEGIN ISOLATION LEVEL REPEATABLE READ;
SELECT count(*) FROM tills WHERE open;
-- A
UPDATE tills SET open = false WHERE id = 1;
-- B
UPDATE tills SET open = false WHERE id = 2;
-- A
COMMIT;
-- B
COMMIT;
SELECT count(*) FROM tills WHERE open;
