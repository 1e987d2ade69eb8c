<?php
declare(strict_types=1);

const BOOKS = ['1' => 'Middlemarch', '2' => 'Kindred', '4' => null]; // 4: a bad import
const READERS = ['Bearer demo-ada' => 'Ada'];

final class Problem extends Exception
{
    public function __construct(
        public readonly int $status,
        public readonly string $title,
        public readonly array $headers = [],
    ) {
        parent::__construct($title);
    }
}

// Layers: each takes the next handler and returns one that wraps it.
$withId = fn (callable $next) => function (array $request) use ($next): array {
    $sent = $request['headers']['x-request-id'] ?? '';
    $request['id'] = preg_match('/^[\w-]{8,64}$/D', $sent) ? $sent : bin2hex(random_bytes(16));
    [$status, $headers, $body] = $next($request);
    return [$status, [...$headers, 'X-Request-Id' => $request['id']], $body];
};

$withLog = fn (callable $next) => function (array $request) use ($next): array {
    $response = $next($request);
    error_log("{$request['id']} {$request['method']} {$request['path']} $response[0]");
    return $response;
};

$withErrors = fn (callable $next) => function (array $request) use ($next): array {
    try {
        return $next($request);
    } catch (Problem $error) {
        return problem($request, $error);
    } catch (Throwable $error) {
        error_log("{$request['id']} $error");
        return problem($request, new Problem(500, 'Internal Server Error'));
    }
};

$withReader = fn (callable $next) => function (array $request) use ($next): array {
    $request['reader'] = READERS[$request['headers']['authorization'] ?? ''] ?? null;
    if ($request['reader'] === null) {
        throw new Problem(401, 'Unauthorized', ['WWW-Authenticate' => 'Bearer']);
    }
    return $next($request);
};

// The handler knows nothing of the layers around it.
function showBook(array $request): array
{
    $id = str_replace('/books/', '', $request['path']);
    if (!array_key_exists($id, BOOKS)) {
        throw new Problem(404, 'Not Found');
    }
    $title = BOOKS[$id];
    $shelf = substr($title, 0, 1);
    return [200, [], ['title' => $title, 'shelf' => $shelf, 'reader' => $request['reader']]];
}

// From the outside in.
$layers = [$withId, $withLog, $withErrors, $withReader];
$app = array_reduce(array_reverse($layers), fn ($next, $layer) => $layer($next), showBook(...));

function problem(array $request, Problem $error): array
{
    $headers = ['Content-Type' => 'application/problem+json', ...$error->headers];
    $instance = "/requests/{$request['id']}";
    return [$error->status, $headers, ['title' => $error->title, 'status' => $error->status, 'instance' => $instance]];
}

[$status, $headers, $body] = $app([
    'method' => $_SERVER['REQUEST_METHOD'],
    'path' => $_SERVER['REQUEST_URI'],
    'headers' => array_change_key_case(getallheaders()),
]);
http_response_code($status);
foreach (['Content-Type' => 'application/json', ...$headers] as $name => $value) {
    header("$name: $value");
}
echo json_encode($body, JSON_PRETTY_PRINT | JSON_UNESCAPED_SLASHES), "\n";
