<?php

const PAGES = [
    '/books' => 'all books',
    '/books/new' => 'form for a new book',
];

function find(string $path): string {
    return PAGES[$path] ?? 'not found';
}

foreach (['/books', '/books/', '/books/new'] as $path) {
    echo find($path), "\n";
}
