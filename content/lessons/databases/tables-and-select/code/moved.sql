CREATE TABLE shelf (title text NOT NULL, cents integer NOT NULL);
INSERT INTO shelf VALUES ('Emma', 900), ('Persuasion', 900), ('Cranford', 700);

UPDATE shelf SET cents = 900 WHERE title = 'Emma';
SELECT title FROM shelf;
