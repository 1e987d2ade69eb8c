<?php
declare(strict_types=1);

function register(PDO $db, string $mail): int
{
    try {
        $db->prepare('INSERT INTO customers (mail) VALUES (?)')->execute([$mail]);
        return 201;
    } catch (PDOException $error) {
        if ($error->getCode() === '23505') {
            return 409;
        }
        throw $error;
    }
}

$db = new PDO('pgsql:');
echo register($db, 'noor@mail.example'), ' ', register($db, 'noor@mail.example'), "\n";
