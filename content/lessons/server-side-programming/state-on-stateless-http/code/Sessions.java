import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

public class Sessions {
  record Reply(int status, String text, Map<String, String> headers) {
    Reply(int status, String text) { this(status, text, Map.of()); }
  }

  static final Map<String, String> READERS = Map.of("1815", "Ada", "1906", "Grace");
  static final String ATTRIBUTES = "Path=/; Secure; HttpOnly; SameSite=Lax";
  static final Duration IDLE = Duration.ofMinutes(30); // since the last request
  static final Duration LIFE = Duration.ofHours(12); // since login
  static final SecureRandom RANDOM = new SecureRandom();

  static class Session {
    final String reader;
    final Instant began = Instant.now();
    Instant seen = began;
    int visits = 0;

    Session(String reader) { this.reader = reader; }
  }

  // The store: what the server remembers, by session id.
  static final Map<String, Session> SESSIONS = new ConcurrentHashMap<>();

  static String begin(String reader) {
    var bytes = new byte[16];
    RANDOM.nextBytes(bytes);
    var id = HexFormat.of().formatHex(bytes);
    SESSIONS.put(id, new Session(reader));
    return id;
  }

  static Session find(String id) {
    var session = SESSIONS.get(id);
    if (session == null) return null;
    var now = Instant.now();
    if (now.isAfter(session.seen.plus(IDLE)) || now.isAfter(session.began.plus(LIFE))) {
      SESSIONS.remove(id);
      return null;
    }
    session.seen = now;
    return session;
  }

  // Handlers: `id` is what the browser sent, or an empty text.
  static Reply home(String id) {
    var session = find(id);
    if (session == null) return new Reply(200, "Hello, stranger\n");
    session.visits++;
    return new Reply(200, "Hello, %s, visit %d\n".formatted(session.reader, session.visits));
  }

  static Reply login(String id, String card) {
    var reader = READERS.get(card);
    if (reader == null) return new Reply(403, "No such card\n");
    SESSIONS.remove(id);
    var cookie = "sid=" + begin(reader) + "; " + ATTRIBUTES;
    return new Reply(303, "", Map.of("Location", "/", "Set-Cookie", cookie));
  }

  static Reply logout(String id) {
    SESSIONS.remove(id);
    var cookie = "sid=; Max-Age=0; " + ATTRIBUTES;
    return new Reply(303, "", Map.of("Location", "/", "Set-Cookie", cookie));
  }

  static final Pattern COOKIE = Pattern.compile("(?:^|; )sid=([0-9a-f]{32})(?:;|$)");
  static final Pattern CARD = Pattern.compile("(?:^|&)card=([^&]*)");

  static String first(Pattern pattern, String text) {
    var found = pattern.matcher(text == null ? "" : text);
    return found.find() ? found.group(1) : "";
  }

  static Reply dispatch(HttpExchange exchange) throws IOException {
    var id = first(COOKIE, exchange.getRequestHeaders().getFirst("Cookie"));
    var form = new String(exchange.getRequestBody().readNBytes(1_000), StandardCharsets.UTF_8);
    return switch (exchange.getRequestMethod() + " " + exchange.getRequestURI()) {
      case "GET /" -> home(id);
      case "POST /login" -> login(id, first(CARD, form));
      case "POST /logout" -> logout(id);
      default -> new Reply(404, "Nothing here\n");
    };
  }

  public static void main(String[] args) throws IOException {
    int port = Integer.parseInt(System.getenv().getOrDefault("PORT", "8000"));
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.createContext("/", exchange -> {
      var reply = dispatch(exchange);
      var body = reply.text().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
      exchange.getResponseHeaders().set("Cache-Control", "no-store");
      reply.headers().forEach(exchange.getResponseHeaders()::set);
      exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
      exchange.close();
    });
    server.start();
  }
}
