<?php

$titles = [1 => 'Dune'];
$cache = [];

function title(int $id, array $titles, array &$cache): string {
    if (!isset($cache[$id])) $cache[$id] = $titles[$id];
    return $cache[$id];
}

echo title(1, $titles, $cache), "\n";
$titles[1] = 'Dune Messiah';
echo title(1, $titles, $cache), "\n";
$cache = [];
echo title(1, $titles, $cache), "\n";
