import static java.nio.charset.StandardCharsets.*;

import java.io.*;
import java.net.*;
import java.util.*;

class ByHand {
    static final List<String> REQUESTS = List.of(
        "GET /greeting HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "POST /notes HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\n"
            + "Content-Length: 10\r\n\r\nBuy stamps");

    // HTTP/1.1 is read with two moves: a line up to CRLF, and exactly so many bytes.
    static String readLine(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream();
        for (int before = -1, now; ; before = now) {
            now = in.read();
            if (now < 0) throw new EOFException("the connection closed in the middle of a message");
            line.write(now);
            if (before == '\r' && now == '\n') return line.toString(ISO_8859_1).stripTrailing();
        }
    }

    static byte[] readExactly(InputStream in, int count) throws IOException {
        byte[] data = in.readNBytes(count);
        if (data.length < count) throw new EOFException("the connection closed in the middle of a message");
        return data;
    }

    record Response(String status, Map<String, String> headers, byte[] body) {}

    static Response readResponse(InputStream in) throws IOException {
        String status = readLine(in);
        var headers = new HashMap<String, String>();
        for (String line = readLine(in); !line.isEmpty(); line = readLine(in)) {
            String[] field = line.split(":", 2);
            headers.put(field[0].toLowerCase(), field[1].strip());
        }
        byte[] body = "chunked".equalsIgnoreCase(headers.get("transfer-encoding"))
            ? readChunks(in)
            : readExactly(in, Integer.parseInt(headers.getOrDefault("content-length", "0")));
        return new Response(status, headers, body);
    }

    static byte[] readChunks(InputStream in) throws IOException {
        var body = new ByteArrayOutputStream();
        for (int size; (size = Integer.parseInt(readLine(in).split(";")[0], 16)) > 0; ) {
            body.write(readExactly(in, size));
            readLine(in);
        }
        while (!readLine(in).isEmpty()) continue;
        return body.toByteArray();
    }

    // A stand-in for the server, so that this runs anywhere: prepared bytes, whatever it is asked.
    static final List<String> ANSWERS = List.of(
        "HTTP/1.1 200 OK\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: 5\r\n\r\nOl\u00e1!",
        "HTTP/1.1 201 Created\r\nTransfer-Encoding: chunked\r\n\r\n6\r\nStored\r\nb\r\n as note 3.\r\n0\r\n\r\n");

    public static void main(String[] args) throws IOException {
        var listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        var client = new Socket(listener.getInetAddress(), listener.getLocalPort());
        var server = listener.accept();
        var in = new BufferedInputStream(client.getInputStream());
        var out = new PrintStream(System.out, true, UTF_8);
        for (int i = 0; i < REQUESTS.size(); i++) {
            byte[] request = REQUESTS.get(i).getBytes(UTF_8);
            client.getOutputStream().write(request);
            out.printf("> %s (%d bytes in all)%n", REQUESTS.get(i).lines().findFirst().get(), request.length);
            server.getInputStream().read(new byte[4096]);
            server.getOutputStream().write(ANSWERS.get(i).getBytes(UTF_8));
            Response response = readResponse(in);
            String text = new String(response.body(), UTF_8);
            out.println("< " + response.status());
            out.printf("  body of %d bytes, %d characters: %s%n", response.body().length, text.length(), text);
        }
    }
}
