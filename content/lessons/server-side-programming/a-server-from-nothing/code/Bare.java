import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

public class Bare {
  static final int PORT = Integer.parseInt(System.getenv().getOrDefault("PORT", "8000"));

  public static void main(String[] args) throws IOException {
    try (var listener = new ServerSocket(PORT, 50, InetAddress.getLoopbackAddress())) {
      while (true) {
        try (var connection = listener.accept()) {
          var head = readHead(connection);
          if (head != null) answer(connection, head);
        }
      }
    }
  }

  static String readHead(Socket connection) throws IOException {
    var received = "";
    var piece = new byte[1024];
    while (!received.contains("\r\n\r\n")) {
      int size = connection.getInputStream().read(piece);
      if (size < 0) return null;
      received += new String(piece, 0, size, StandardCharsets.ISO_8859_1);
    }
    return received;
  }

  static void answer(Socket connection, String head) throws IOException {
    var requestLine = head.split("\r\n")[0];
    var body = ("You sent: " + requestLine + "\n").getBytes(StandardCharsets.UTF_8);
    var lines = String.join("\r\n",
        "HTTP/1.1 200 OK",
        "Content-Type: text/plain; charset=utf-8",
        "Content-Length: " + body.length,
        "Connection: close");
    var message = new ByteArrayOutputStream();
    message.write((lines + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
    message.write(body);
    connection.getOutputStream().write(message.toByteArray());
  }
}
