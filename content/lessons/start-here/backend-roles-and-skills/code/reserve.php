<?php

$book = ['copies' => 2, 'on_loan' => 1, 'reserved_by' => []];

function reserve(array &$book, string $reader): string {
    if (in_array($reader, $book['reserved_by'])) return 'already yours';
    $left = $book['copies'] - $book['on_loan'] - count($book['reserved_by']);
    if ($left < 1) return 'none left';
    $book['reserved_by'][] = $reader;
    return 'reserved';
}

foreach (['Ana', 'Ana', 'Ben'] as $reader) {
    echo "$reader: " . reserve($book, $reader) . "\n";
}
