import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

public class Pipeline {
  static final Map<String, String> BOOKS = new HashMap<>(Map.of("1", "Middlemarch", "2", "Kindred"));
  static final Map<String, String> READERS = Map.of("Bearer demo-ada", "Ada");

  static class Request {
    String method, path, id, reader;
    Headers headers;
  }

  record Response(int status, Map<String, String> headers, String body) {}

  interface Handler { Response handle(Request request); }

  interface Layer { Handler around(Handler next); }

  static class Problem extends RuntimeException {
    final int status;
    final Map<String, String> headers;

    Problem(int status, String title, Map<String, String> headers) {
      super(title);
      this.status = status;
      this.headers = headers;
    }
  }

  // Layers: each takes the next handler and returns one that wraps it.
  static Handler withId(Handler next) {
    return request -> {
      var sent = request.headers.getFirst("X-Request-Id");
      var fits = sent != null && sent.matches("[\\w-]{8,64}");
      request.id = fits ? sent : UUID.randomUUID().toString();
      var response = next.handle(request);
      response.headers().put("X-Request-Id", request.id);
      return response;
    };
  }

  static Handler withLog(Handler next) {
    return request -> {
      var response = next.handle(request);
      System.err.println(String.join(" ", request.id, request.method, request.path, "" + response.status()));
      return response;
    };
  }

  static Handler withErrors(Handler next) {
    return request -> {
      try {
        return next.handle(request);
      } catch (Problem error) {
        return problem(request, error);
      } catch (RuntimeException error) {
        System.err.print(request.id + " ");
        error.printStackTrace();
        return problem(request, new Problem(500, "Internal Server Error", Map.of()));
      }
    };
  }

  static Handler withReader(Handler next) {
    return request -> {
      var credentials = request.headers.getFirst("Authorization");
      request.reader = credentials == null ? null : READERS.get(credentials);
      if (request.reader == null)
        throw new Problem(401, "Unauthorized", Map.of("WWW-Authenticate", "Bearer"));
      return next.handle(request);
    };
  }

  // The handler knows nothing of the layers around it.
  static Response showBook(Request request) {
    var id = request.path.replace("/books/", "");
    if (!BOOKS.containsKey(id)) throw new Problem(404, "Not Found", Map.of());
    var title = BOOKS.get(id);
    var shelf = title.substring(0, 1);
    return new Response(200, new HashMap<>(),
        json("\"title\": \"%s\"", "\"shelf\": \"%s\"", "\"reader\": \"%s\"").formatted(title, shelf, request.reader));
  }

  // From the outside in.
  static final List<Layer> LAYERS =
      List.of(Pipeline::withId, Pipeline::withLog, Pipeline::withErrors, Pipeline::withReader);

  static Handler wrap(Handler handler, List<Layer> layers) {
    for (int i = layers.size() - 1; i >= 0; i--) handler = layers.get(i).around(handler);
    return handler;
  }

  static Response problem(Request request, Problem error) {
    var headers = new HashMap<>(error.headers);
    headers.put("Content-Type", "application/problem+json");
    return new Response(error.status, headers,
        json("\"title\": \"%s\"", "\"status\": %d", "\"instance\": \"/requests/%s\"")
            .formatted(error.getMessage(), error.status, request.id));
  }

  // Enough for these fixed shapes and values; a product takes a JSON library.
  static String json(String... members) {
    return "{\n    " + String.join(",\n    ", members) + "\n}\n";
  }

  public static void main(String[] args) throws IOException {
    BOOKS.put("4", null); // a bad import
    var app = wrap(Pipeline::showBook, LAYERS);
    int port = Integer.parseInt(System.getenv().getOrDefault("PORT", "8000"));
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.createContext("/", exchange -> {
      var request = new Request();
      request.method = exchange.getRequestMethod();
      request.path = exchange.getRequestURI().getRawPath();
      request.headers = exchange.getRequestHeaders();
      var response = app.handle(request);
      var body = response.body().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      response.headers().forEach(exchange.getResponseHeaders()::set);
      exchange.sendResponseHeaders(response.status(), body.length);
      exchange.getResponseBody().write(body);
      exchange.close();
    });
    server.start();
  }
}
