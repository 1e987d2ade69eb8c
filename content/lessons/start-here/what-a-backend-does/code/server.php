<?php

// Data: one book a line in a file, as id,title,copies,on loan
function find_book(string $id): ?array {
    foreach (file('books.csv', FILE_IGNORE_NEW_LINES) as $row) {
        $book = explode(',', $row);
        if ($book[0] === $id) return $book;
    }
    return null;
}

// Application logic: the library's rule, with no word about networks or files
function availability(string $id): ?string {
    $book = find_book($id);
    if ($book === null) return null;
    [, $title, $copies, $on_loan] = $book;
    $left = $copies - $on_loan;
    if ($left < 1) return "$title: every copy is out";
    return "$title: $left of $copies on the shelf";
}

// Server: PHP brings its own (php -S) and runs this file from the top for every request
$text = availability(preg_replace('#^/books/#', '', $_SERVER['REQUEST_URI']));
http_response_code($text === null ? 404 : 200);
header('Content-Type: text/plain; charset=utf-8');
echo $text ?? 'No such book';
