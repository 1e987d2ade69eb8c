import java.net.*;
import java.util.*;

class Connect {
    public static void main(String[] args) throws Exception {
        // Name to address. Keeps the IPv4 one, so that every machine gives the same answer.
        var address = Arrays.stream(InetAddress.getAllByName("localhost"))
            .filter(Inet4Address.class::isInstance).findFirst().orElseThrow();
        System.out.println("localhost is " + address.getHostAddress());

        // The server's end: listen on a port; 0 lets the system pick a free one.
        var listener = new ServerSocket(0, 50, address);
        int port = listener.getLocalPort();

        // The client's end. The handshake happens here, between the two systems, before anyone accepts.
        var client = new Socket(address, port);
        var server = listener.accept();
        boolean same = server.getRemoteSocketAddress().equals(client.getLocalSocketAddress());
        System.out.println("the server sees the client's own address and port: " + same);

        // Three writes on one side, one stream of bytes on the other.
        for (String piece : List.of("GET ", "/books/2 ", "HTTP/1.1"))
            client.getOutputStream().write(piece.getBytes());
        client.close();
        String received = new String(server.getInputStream().readAllBytes());
        System.out.println("three writes, one stream of " + received.length() + " bytes: " + received);

        // Nobody listens any more: the machine itself refuses.
        listener.close();
        try (var again = new Socket(address, port)) {
            System.out.println("connected after all");
        } catch (ConnectException refused) {
            System.out.println("nobody listens: connection refused");
        }
    }
}
