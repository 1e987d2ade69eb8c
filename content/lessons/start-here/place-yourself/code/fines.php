<?php

$total = 0;

foreach ([0, 3, 12] as $days) {
    $fine = $days * 10;
    if ($fine > 100) {
        $fine = 100;
    }
    $total = $total + $fine;
}

echo "$total\n";
