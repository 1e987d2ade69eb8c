<?php
// Start it with: php -S 127.0.0.1:8000 search.php
function page(string $q): string
{
    return "<input name=\"q\" value=\"$q\">\n<p>Results for $q</p>\n";
}

$q = is_string($_GET['q'] ?? null) ? $_GET['q'] : '';
header('Content-Type: text/html; charset=utf-8');
if (parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH) === '/glued') {
    echo page($q);
    exit;
}
header("Content-Security-Policy: default-src 'self'; base-uri 'none'");
echo page(htmlspecialchars($q));
