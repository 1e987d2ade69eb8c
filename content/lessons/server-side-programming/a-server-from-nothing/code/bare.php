<?php
declare(strict_types=1);

$port = getenv('PORT') ?: '8000';

function readHead($connection): ?string
{
    $received = '';
    while (!str_contains($received, "\r\n\r\n")) {
        $piece = fread($connection, 1024);
        if ($piece === '' || $piece === false) {
            return null;
        }
        $received .= $piece;
    }
    return $received;
}

function answer($connection, string $head): void
{
    [$requestLine] = explode("\r\n", $head);
    $body = "You sent: $requestLine\n";
    $lines = [
        'HTTP/1.1 200 OK',
        'Content-Type: text/plain; charset=utf-8',
        'Content-Length: ' . strlen($body),
        'Connection: close',
    ];
    fwrite($connection, implode("\r\n", $lines) . "\r\n\r\n" . $body);
}

$listener = stream_socket_server("tcp://127.0.0.1:$port");
while (true) {
    $connection = stream_socket_accept($listener, -1);
    $head = readHead($connection);
    if ($head !== null) {
        answer($connection, $head);
    }
    fclose($connection);
}
