<?php
const REQUESTS = [
    "GET /greeting HTTP/1.1\r\nHost: localhost\r\n\r\n",
    "POST /notes HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\nContent-Length: 10\r\n\r\nBuy stamps",
];

// HTTP/1.1 is read with two moves: a line up to CRLF, and exactly so many bytes.
function takeLine($stream): string
{
    $line = (string) fgets($stream);
    if (!str_ends_with($line, "\r\n")) {
        throw new Exception('the connection closed in the middle of a message');
    }
    return substr($line, 0, -2);
}

function takeExactly($stream, int $count): string
{
    $data = stream_get_contents($stream, $count);
    if (strlen($data) < $count) {
        throw new Exception('the connection closed in the middle of a message');
    }
    return $data;
}

function readResponse($stream): array
{
    $status = takeLine($stream);
    $headers = [];
    while (($line = takeLine($stream)) !== '') {
        [$name, $value] = explode(':', $line, 2);
        $headers[strtolower($name)] = trim($value);
    }
    $body = strtolower($headers['transfer-encoding'] ?? '') === 'chunked'
        ? readChunks($stream)
        : takeExactly($stream, (int) ($headers['content-length'] ?? 0));
    return [$status, $headers, $body];
}

function readChunks($stream): string
{
    $body = '';
    while (($size = hexdec(explode(';', takeLine($stream))[0])) > 0) {
        $body .= takeExactly($stream, $size);
        takeLine($stream);
    }
    while (takeLine($stream) !== '') {
    }
    return $body;
}

// A stand-in for the server, so that this runs anywhere: prepared bytes, whatever it is asked.
const ANSWERS = [
    "HTTP/1.1 200 OK\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: 5\r\n\r\nOlá!",
    "HTTP/1.1 201 Created\r\nTransfer-Encoding: chunked\r\n\r\n6\r\nStored\r\nb\r\n as note 3.\r\n0\r\n\r\n",
];
$listener = stream_socket_server('tcp://127.0.0.1:0');

$client = stream_socket_client('tcp://' . stream_socket_get_name($listener, remote: false));
$server = stream_socket_accept($listener);
foreach (REQUESTS as $number => $request) {
    fwrite($client, $request);
    printf("> %s (%d bytes in all)\n", strtok($request, "\r"), strlen($request));
    fread($server, 4096);
    fwrite($server, ANSWERS[$number]);
    [$status, $headers, $body] = readResponse($client);
    echo "< $status\n";
    $characters = preg_match_all('/./su', $body);
    printf("  body of %d bytes, %d characters: %s\n", strlen($body), $characters, $body);
}
