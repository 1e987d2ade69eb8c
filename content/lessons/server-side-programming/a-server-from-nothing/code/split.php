<?php
declare(strict_types=1);

// The application, all of it: PHP starts this file afresh for every request.
// The server is another program: php -S 127.0.0.1:8000 split.php
function app(array $server): array
{
    $path = parse_url($server['REQUEST_URI'], PHP_URL_PATH);
    $headers = ['Content-Type' => 'text/plain; charset=utf-8'];
    return [200, $headers, "{$server['REQUEST_METHOD']} $path\n"];
}

[$status, $headers, $body] = app($_SERVER);
http_response_code($status);
foreach ($headers as $name => $value) {
    header("$name: $value");
}
header('Content-Length: ' . strlen($body));
echo $body;
