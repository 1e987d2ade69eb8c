CREATE TABLE authors (id integer PRIMARY KEY, name text NOT NULL);
CREATE TABLE books (title text PRIMARY KEY, author_id integer NOT NULL REFERENCES authors);
CREATE TABLE prizes (name text PRIMARY KEY, author_id integer NOT NULL REFERENCES authors);
INSERT INTO authors VALUES (1, 'Austen');
INSERT INTO books VALUES ('Emma', 1), ('Persuasion', 1), ('Sanditon', 1);
INSERT INTO prizes VALUES ('Golden quill', 1), ('Reader’s choice', 1);

SELECT authors.name, books.title, prizes.name AS prize
FROM authors
LEFT JOIN books ON books.author_id = authors.id
LEFT JOIN prizes ON prizes.author_id = authors.id
ORDER BY title, prize;
