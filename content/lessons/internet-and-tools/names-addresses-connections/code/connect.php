<?php
// Name to address. gethostbyname asks for IPv4 only.
$address = gethostbyname('localhost');
echo "localhost is $address\n";

// The server's end: listen on a port; 0 lets the system pick a free one.
$listener = stream_socket_server("tcp://$address:0");
$listening = stream_socket_get_name($listener, remote: false);

// The client's end. The handshake happens here, between the two systems, before anyone accepts.
$client = stream_socket_client("tcp://$listening");
$server = stream_socket_accept($listener);
$same = stream_socket_get_name($server, remote: true) === stream_socket_get_name($client, remote: false);
echo "the server sees the client's own address and port: ", var_export($same, true), "\n";

// Three writes on one side, one stream of bytes on the other.
foreach (['GET ', '/books/2 ', 'HTTP/1.1'] as $piece) {
    fwrite($client, $piece);
}
fclose($client);
$received = stream_get_contents($server);
echo 'three writes, one stream of ', strlen($received), " bytes: $received\n";

// Nobody listens any more: the machine itself refuses.
fclose($listener);
if (!@stream_socket_client("tcp://$listening", $code, $message)) {
    echo 'nobody listens: ', strtolower($message), "\n";
}
