<?php
declare(strict_types=1);

const MAX_BODY = 2_000; // bytes
const BOOKS = [1 => 'Middlemarch', 2 => 'Kindred', 3 => 'Solaris'];

final class Problem extends Exception
{
    public function __construct(
        public readonly int $status,
        public readonly string $title,
        public readonly array $extra,
    ) {
        parent::__construct($title);
    }
}

// 1. Read: the announced type, and at most MAX_BODY bytes.
function readBody(): string
{
    [$type] = explode(';', $_SERVER['CONTENT_TYPE'] ?? '');
    if (strtolower(trim($type)) !== 'application/json') {
        throw new Problem(415, 'Unsupported Media Type', ['detail' => 'Send application/json.']);
    }
    $body = file_get_contents('php://input', length: MAX_BODY + 1);
    if (strlen($body) > MAX_BODY) {
        throw new Problem(413, 'Content Too Large', ['detail' => 'Send at most ' . MAX_BODY . ' bytes.']);
    }
    return $body;
}

// 2. Parse: bytes become a value, of whatever shape.
function parse(string $body): mixed
{
    try {
        return json_decode($body, flags: JSON_THROW_ON_ERROR);
    } catch (JsonException) {
        throw new Problem(400, 'Bad Request', ['detail' => 'The body is not JSON in UTF-8.']);
    }
}

// 3. Validate: the value becomes a book, or a list of everything that is wrong with it.
function rules(): array
{
    return [
        'title' => [
            fn (mixed $value) => is_string($value) && trim($value) !== '' && iconv_strlen($value) <= 200,
            'must be a text of 1 to 200 characters',
        ],
        'copies' => [
            fn (mixed $value) => is_int($value) && $value >= 1 && $value <= 99,
            'must be a whole number from 1 to 99',
        ],
    ];
}

function validate(mixed $value): array
{
    if (!$value instanceof stdClass) {
        throw invalid([['detail' => 'must be an object', 'pointer' => '#']]);
    }
    $errors = [];
    foreach (rules() as $name => [$holds, $detail]) {
        if (!$holds($value->$name ?? null)) {
            $errors[] = ['detail' => $detail, 'pointer' => "#/$name"];
        }
    }
    foreach (get_object_vars($value) as $name => $_) {
        if (!isset(rules()[$name])) {
            $errors[] = ['detail' => "$name is not known here", 'pointer' => '#'];
        }
    }
    if ($errors !== []) {
        throw invalid($errors);
    }
    return ['title' => trim($value->title), 'copies' => $value->copies];
}

function invalid(array $errors): Problem
{
    $type = 'https://shop.example/problems/invalid-book';
    return new Problem(422, 'Invalid book', ['type' => $type, 'errors' => $errors]);
}

// 4. Act: only now would anything change. PHP forgets its variables after each request.
function addBook(array $book): array
{
    return ['id' => count(BOOKS) + 1, ...$book];
}

function createBook(): array
{
    $body = readBody();
    $value = parse($body);
    $book = validate($value);
    return addBook($book);
}

try {
    [$status, $type, $value] = [201, 'application/json', createBook()];
} catch (Problem $problem) {
    [$status, $type] = [$problem->status, 'application/problem+json'];
    $value = ['title' => $problem->title, 'status' => $status, ...$problem->extra];
}
http_response_code($status);
header("Content-Type: $type");
echo json_encode($value, JSON_PRETTY_PRINT | JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE), "\n";
