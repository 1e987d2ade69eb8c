import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

public class Router {
  record Reply(int status, String text, Map<String, String> headers) {
    Reply(int status, String text) { this(status, text, Map.of()); }
  }

  record Route(String method, String pattern, Function<Map<String, String>, Reply> handler) {}

  static final TreeMap<String, String> BOOKS =
      new TreeMap<>(Map.of("1", "Middlemarch", "2", "Kindred", "3", "Solaris"));

  // Handlers: one method for each kind of request.
  static Reply listBooks(Map<String, String> params) {
    return new Reply(200, String.join("\n", BOOKS.values()));
  }

  static Reply latestBook(Map<String, String> params) {
    return new Reply(200, BOOKS.lastEntry().getValue());
  }

  static Reply showBook(Map<String, String> params) {
    var title = BOOKS.get(params.get("id"));
    return title == null ? noBook(params) : new Reply(200, title);
  }

  static Reply lendBook(Map<String, String> params) {
    var title = BOOKS.get(params.get("id"));
    return title == null ? noBook(params) : new Reply(201, title + " is yours");
  }

  static Reply noBook(Map<String, String> params) {
    return new Reply(404, "No book " + params.get("id"));
  }

  // The table: tried from top to bottom.
  static final List<Route> ROUTES = List.of(
      new Route("GET", "/books", Router::listBooks),
      new Route("GET", "/books/latest", Router::latestBook),
      new Route("GET", "/books/:id", Router::showBook),
      new Route("POST", "/books/:id/loans", Router::lendBook));

  // Path parameters when the path fits the pattern, null when it does not.
  static Map<String, String> match(String pattern, String path) {
    var wanted = pattern.split("/", -1);
    var given = path.split("/", -1);
    if (wanted.length != given.length) return null;
    var params = new HashMap<String, String>();
    for (int i = 0; i < wanted.length; i++) {
      if (wanted[i].startsWith(":") && !given[i].isEmpty()) params.put(wanted[i].substring(1), given[i]);
      else if (!wanted[i].equals(given[i])) return null;
    }
    return params;
  }

  static Reply dispatch(String method, String path) {
    var allowed = new LinkedHashSet<String>();
    for (var route : ROUTES) {
      var params = match(route.pattern(), path);
      if (params == null) continue;
      if (route.method().equals(method)) return route.handler().apply(params);
      allowed.add(route.method());
    }
    if (allowed.isEmpty()) return new Reply(404, "Nothing at " + path);
    var headers = Map.of("Allow", String.join(", ", allowed));
    return new Reply(405, method + " is not for " + path, headers);
  }

  public static void main(String[] args) throws IOException {
    int port = Integer.parseInt(System.getenv().getOrDefault("PORT", "8000"));
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    var server = HttpServer.create(address, 0);
    server.createContext("/", exchange -> {
      var reply = dispatch(exchange.getRequestMethod(), exchange.getRequestURI().getRawPath());
      var body = (reply.text() + "\n").getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
      reply.headers().forEach(exchange.getResponseHeaders()::set);
      exchange.sendResponseHeaders(reply.status(), body.length);
      exchange.getResponseBody().write(body);
      exchange.close();
    });
    server.start();
  }
}
