<?php
declare(strict_types=1);

const BOOKS = ['1' => 'Middlemarch', '2' => 'Kindred', '3' => 'Solaris'];

function reply(int $status, string $text, array $headers = []): array
{
    return [$status, $headers, "$text\n"];
}

// Handlers: one function for each kind of request.
$listBooks = fn () => reply(200, implode("\n", BOOKS));
$latestBook = fn () => reply(200, BOOKS[array_key_last(BOOKS)]);
$showBook = fn (string $id) =>
    isset(BOOKS[$id]) ? reply(200, BOOKS[$id]) : reply(404, "No book $id");
$lendBook = fn (string $id) =>
    isset(BOOKS[$id]) ? reply(201, BOOKS[$id] . ' is yours') : reply(404, "No book $id");

// The table: tried from top to bottom.
$routes = [
    ['GET', '/books', $listBooks],
    ['GET', '/books/latest', $latestBook],
    ['GET', '/books/:id', $showBook],
    ['POST', '/books/:id/loans', $lendBook],
];

// Path parameters when the path fits the pattern, null when it does not.
function matchPath(string $pattern, string $path): ?array
{
    $wanted = explode('/', $pattern);
    $given = explode('/', $path);
    if (count($wanted) !== count($given)) {
        return null;
    }
    $params = [];
    foreach ($wanted as $index => $part) {
        if (str_starts_with($part, ':') && $given[$index] !== '') {
            $params[substr($part, 1)] = $given[$index];
        } elseif ($part !== $given[$index]) {
            return null;
        }
    }
    return $params;
}

function dispatch(array $routes, string $method, string $path): array
{
    $allowed = [];
    foreach ($routes as [$routeMethod, $pattern, $handler]) {
        $params = matchPath($pattern, $path);
        if ($params === null) {
            continue;
        }
        if ($routeMethod === $method) {
            return $handler(...$params);
        }
        $allowed[$routeMethod] = true;
    }
    if ($allowed === []) {
        return reply(404, "Nothing at $path");
    }
    $methods = implode(', ', array_keys($allowed));
    return reply(405, "$method is not for $path", ['Allow' => $methods]);
}

[$path] = explode('?', $_SERVER['REQUEST_URI']);
[$status, $headers, $body] = dispatch($routes, $_SERVER['REQUEST_METHOD'], $path);
http_response_code($status);
header('Content-Type: text/plain; charset=utf-8');
foreach ($headers as $name => $value) {
    header("$name: $value");
}
echo $body;
