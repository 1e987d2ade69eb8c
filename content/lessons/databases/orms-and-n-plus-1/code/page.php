<?php
// Stands in for a database: answers the two questions of this page, and keeps a log.
class Db
{
    private array $books = [
        [1, 'Emma', 1], [2, 'Persuasion', 1], [3, 'Middlemarch', 2], [4, 'Jane Eyre', 3],
    ];
    private array $authors = [[1, 'Austen'], [2, 'Eliot'], [3, 'Brontë']];
    public array $log = [];

    public function query(string $sql, array $params = []): array
    {
        $this->log[] = $sql;
        if (str_contains($sql, 'FROM books')) {
            return $this->books;
        }
        $found = array_filter($this->authors, fn ($row) => in_array($row[0], $params));
        return array_values($found);
    }
}

class Book
{
    public ?array $loaded = null;

    public function __construct(
        private Db $db,
        public int $id,
        public string $title,
        public int $authorId,
    ) {
    }

    public function __get(string $name): array
    {
        return $this->loaded ??= $this->db
            ->query('SELECT id, name FROM authors WHERE id = $1', [$this->authorId])[0];
    }
}

function allBooks(Db $db): array
{
    $rows = $db->query('SELECT id, title, author_id FROM books');
    return array_map(fn ($row) => new Book($db, ...$row), $rows);
}

function withAuthors(Db $db, array $books): array
{
    $ids = array_values(array_unique(array_map(fn ($book) => $book->authorId, $books)));
    $marks = implode(', ', array_map(fn ($at) => '$' . $at + 1, array_keys($ids)));
    $found = $db->query("SELECT id, name FROM authors WHERE id IN ($marks)", $ids);
    $authors = array_column($found, null, 0);
    foreach ($books as $book) {
        $book->loaded = $authors[$book->authorId];
    }
    return $books;
}

function page(array $books): string
{
    return implode("\n", array_map(fn ($book) => "$book->title, {$book->author[1]}", $books));
}

$lazy = new Db();
$one = page(allBooks($lazy));
echo count($lazy->log), " statements:\n", implode("\n", $lazy->log), "\n\n";

$eager = new Db();
$other = page(withAuthors($eager, allBooks($eager)));
echo count($eager->log), " statements:\n", implode("\n", $eager->log), "\n\n";

echo "$one\nThe same page twice: ", $one === $other ? 'yes' : 'no', "\n";
