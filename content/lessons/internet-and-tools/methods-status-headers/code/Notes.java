import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.*;
import java.net.InetSocketAddress;
import java.security.MessageDigest;
import java.util.*;

class Notes {
    static final Map<String, String> notes =
        new HashMap<>(Map.of("1", "Water the plants", "2", "Call the bank"));
    static int lastId = 2;

    record Answer(int status, Map<String, String> headers, String text) {}

    static Answer plain(int status, String text, String... more) {
        var headers = fields(more);
        headers.put("Content-Type", "text/plain; charset=utf-8");
        return new Answer(status, headers, text);
    }

    static Answer empty(int status, String... headers) {
        return new Answer(status, fields(headers), "");
    }

    static Map<String, String> fields(String... parts) {
        var fields = new LinkedHashMap<String, String>();
        for (int i = 0; i < parts.length; i += 2) fields.put(parts[i], parts[i + 1]);
        return fields;
    }

    /** A tag that changes when the note changes; the quotes belong to it. */
    static String tagOf(String note) throws Exception {
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(note.getBytes(UTF_8));
        return '"' + HexFormat.of().formatHex(hash, 0, 4) + '"';
    }

    static Answer answer(String method, String path, Headers headers, String body) throws Exception {
        if (path.equals("/notes")) {
            if (!method.equals("POST")) return empty(405, "Allow", "POST");
            if (body.isEmpty()) return plain(422, "A note needs a text");
            notes.put(String.valueOf(++lastId), body);
            return empty(201, "Location", "/notes/" + lastId);
        }
        String id = path.matches("/notes/\\d+") ? path.substring(7) : "";
        String note = notes.get(id);
        if (note == null) return plain(404, "No such note");
        String etag = tagOf(note);
        switch (method) {
            case "GET", "HEAD":
                if (etag.equals(headers.getFirst("If-None-Match")))
                    return empty(304, "ETag", etag, "Cache-Control", "no-cache");
                return plain(200, note, "ETag", etag, "Cache-Control", "no-cache");
            case "PUT":
                String expected = headers.getFirst("If-Match");
                if (expected != null && !expected.equals(etag)) return plain(412, "The note has changed");
                if (body.isEmpty()) return plain(422, "A note needs a text");
                notes.put(id, body);
                return empty(204, "ETag", tagOf(body));
            case "DELETE":
                notes.remove(id);
                return empty(204);
            default:
                return empty(405, "Allow", "GET, HEAD, PUT, DELETE");
        }
    }

    public static void main(String[] args) throws Exception {
        int port = Integer.parseInt(System.getenv().getOrDefault("PORT", "8000"));
        var server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                String method = exchange.getRequestMethod(), path = exchange.getRequestURI().getPath();
                String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
                Answer answer = answer(method, path, exchange.getRequestHeaders(), body);
                answer.headers().forEach(exchange.getResponseHeaders()::set);
                byte[] text = answer.text().getBytes(UTF_8);
                boolean none = method.equals("HEAD") || text.length == 0;
                if (method.equals("HEAD")) exchange.getResponseHeaders().set("Content-Length", "" + text.length);
                exchange.sendResponseHeaders(answer.status(), none ? -1 : text.length);
                if (!none) exchange.getResponseBody().write(text);
            } catch (Exception e) { throw new RuntimeException(e); }
        });
        server.start();
    }
}
