<?php
declare(strict_types=1);

$db = new PDO('pgsql:');
$query = $db->prepare('
  SELECT title, cents FROM books
  WHERE author = ?
  ORDER BY cents, id LIMIT ?');

$query->execute(['Jane Austen', 10]);
foreach ($query as ['title' => $title, 'cents' => $cents]) {
    echo "$title $cents\n";
}
