<?php
declare(strict_types=1);

$customers = [[1, 'Amina'], [2, 'Jonas'], [3, 'Lucia']];
$orders = [[101, 1], [102, 1], [103, 2]];

$byCustomer = [];
foreach ($orders as [$id, $customer]) {
    $byCustomer[$customer][] = $id;
}

foreach ($customers as [$id, $name]) {
    $matches = $byCustomer[$id] ?? ['no order'];
    foreach ($matches as $order) {
        echo "$name $order\n";
    }
}
