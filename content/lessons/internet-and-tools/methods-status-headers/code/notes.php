<?php
// PHP runs this file anew for every request and forgets its variables, so the notes live in a file.
// The name holds the process id: a server that starts again starts with fresh notes.
$file = sys_get_temp_dir() . '/notes-' . $_SERVER['SERVER_PORT'] . '-' . getmypid() . '.json';
$first = ['1' => 'Water the plants', '2' => 'Call the bank'];
$store = is_file($file) ? json_decode(file_get_contents($file), true) : ['notes' => $first, 'lastId' => 2];

const PLAIN = ['Content-Type' => 'text/plain; charset=utf-8'];

/** A tag that changes when the note changes; the quotes belong to it. */
function tagOf(string $note): string
{
    return '"' . substr(hash('sha256', $note), 0, 8) . '"';
}

function answer(array &$store, string $method, string $path, array $headers, string $body): array
{
    if ($path === '/notes') {
        if ($method !== 'POST') return [405, ['Allow' => 'POST'], ''];
        if ($body === '') return [422, PLAIN, 'A note needs a text'];
        $store['notes'][++$store['lastId']] = $body;
        return [201, ['Location' => "/notes/$store[lastId]"], ''];
    }
    $id = preg_match('#^/notes/(\d+)$#', $path, $found) ? $found[1] : '';
    $note = $store['notes'][$id] ?? null;
    if ($note === null) return [404, PLAIN, 'No such note'];
    $etag = tagOf($note);
    switch ($method) {
        case 'GET':
        case 'HEAD':
            $fresh = ['ETag' => $etag, 'Cache-Control' => 'no-cache'];
            if (($headers['if-none-match'] ?? '') === $etag) return [304, $fresh, ''];
            return [200, PLAIN + $fresh, $note];
        case 'PUT':
            if (($headers['if-match'] ?? $etag) !== $etag) return [412, PLAIN, 'The note has changed'];
            if ($body === '') return [422, PLAIN, 'A note needs a text'];
            $store['notes'][$id] = $body;
            return [204, ['ETag' => tagOf($body)], ''];
        case 'DELETE':
            unset($store['notes'][$id]);
            return [204, [], ''];
        default:
            return [405, ['Allow' => 'GET, HEAD, PUT, DELETE'], ''];
    }
}

$method = $_SERVER['REQUEST_METHOD'];
$asked = array_change_key_case(getallheaders()); // names in small letters, however the client wrote them
$body = file_get_contents('php://input');
[$status, $headers, $text] = answer($store, $method, $_SERVER['REQUEST_URI'], $asked, $body);
file_put_contents($file, json_encode($store));

ini_set('default_mimetype', ''); // no Content-Type but ours
http_response_code($status);
foreach ($headers as $name => $value) header("$name: $value");
if ($status !== 204 && $status !== 304) header('Content-Length: ' . strlen($text));
if ($method !== 'HEAD') echo $text;
