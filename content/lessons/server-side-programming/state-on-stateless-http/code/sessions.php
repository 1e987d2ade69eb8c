<?php
declare(strict_types=1);

const READERS = ['1815' => 'Ada', '1906' => 'Grace'];
const IDLE = 30 * 60; // seconds since the last request
const LIFE = 12 * 60 * 60; // seconds since login

// The store: PHP keeps $_SESSION in a file for each session id, and sends the cookie.
session_name('sid');
session_set_cookie_params(['path' => '/', 'secure' => true, 'httponly' => true, 'samesite' => 'Lax']);
ini_set('session.use_strict_mode', '1');

function begin(string $reader): void
{
    session_start();
    session_regenerate_id(delete_old_session: true);
    $_SESSION = ['reader' => $reader, 'visits' => 0, 'began' => time(), 'seen' => time()];
}

function find(): bool
{
    if (!isset($_COOKIE['sid'])) {
        return false;
    }
    session_start();
    $now = time();
    $known = isset($_SESSION['reader']);
    if (!$known || $now - $_SESSION['seen'] > IDLE || $now - $_SESSION['began'] > LIFE) {
        session_destroy();
        return false;
    }
    $_SESSION['seen'] = $now;
    return true;
}

// Handlers.
function home(): void
{
    if (!find()) {
        reply(200, 'Hello, stranger');
        return;
    }
    $_SESSION['visits'] += 1;
    reply(200, "Hello, {$_SESSION['reader']}, visit {$_SESSION['visits']}");
}

function login(): void
{
    $card = $_POST['card'] ?? null;
    $reader = is_string($card) ? READERS[$card] ?? null : null;
    if ($reader === null) {
        reply(403, 'No such card');
        return;
    }
    begin($reader);
    header('Location: /');
    reply(303, '');
}

function logout(): void
{
    if (find()) {
        session_destroy();
    }
    header('Set-Cookie: sid=; Max-Age=0; Path=/; Secure; HttpOnly; SameSite=Lax');
    header('Location: /');
    reply(303, '');
}

function reply(int $status, string $text): void
{
    http_response_code($status);
    header('Content-Type: text/plain; charset=utf-8');
    header('Cache-Control: no-store');
    echo $text === '' ? '' : "$text\n";
}

match ($_SERVER['REQUEST_METHOD'] . ' ' . $_SERVER['REQUEST_URI']) {
    'GET /' => home(),
    'POST /login' => login(),
    'POST /logout' => logout(),
    default => reply(404, 'Nothing here'),
};
