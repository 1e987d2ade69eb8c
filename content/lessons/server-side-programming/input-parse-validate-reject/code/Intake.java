import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

public class Intake {
  static final int MAX_BODY = 2_000; // bytes
  static final Map<Long, String> BOOKS =
      new LinkedHashMap<>(Map.of(1L, "Middlemarch", 2L, "Kindred", 3L, "Solaris"));

  static class Problem extends RuntimeException {
    final int status;
    final Map<String, Object> extra;

    Problem(int status, String title, Map<String, Object> extra) {
      super(title);
      this.status = status;
      this.extra = extra;
    }
  }

  record Book(String title, long copies) {}

  // 1. Read: the announced type, and at most MAX_BODY bytes.
  static byte[] read(HttpExchange exchange) throws IOException {
    var header = exchange.getRequestHeaders().getFirst("Content-Type");
    var type = header == null ? "" : header.split(";", 2)[0].strip();
    if (!type.equalsIgnoreCase("application/json"))
      throw new Problem(415, "Unsupported Media Type", Map.of("detail", "Send application/json."));
    var body = exchange.getRequestBody().readNBytes(MAX_BODY + 1);
    if (body.length > MAX_BODY)
      throw new Problem(413, "Content Too Large", Map.of("detail", "Send at most " + MAX_BODY + " bytes."));
    return body;
  }

  // 2. Parse: bytes become a value, of whatever shape.
  static Object parse(byte[] body) {
    try {
      return new Json(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString()).read();
    } catch (CharacterCodingException | IllegalArgumentException e) {
      throw new Problem(400, "Bad Request", Map.of("detail", "The body is not JSON in UTF-8."));
    }
  }

  // 3. Validate: the value becomes a book, or a list of everything that is wrong with it.
  record Rule(String name, Predicate<Object> holds, String detail) {}

  static final List<Rule> RULES = List.of(
      new Rule("title",
          value -> value instanceof String text && !text.isBlank() && text.codePointCount(0, text.length()) <= 200,
          "must be a text of 1 to 200 characters"),
      new Rule("copies",
          value -> value instanceof Long number && number >= 1 && number <= 99,
          "must be a whole number from 1 to 99"));

  static Book validate(Object value) {
    if (!(value instanceof Map<?, ?> fields)) throw invalid(List.of(error("must be an object", "#")));
    var errors = new ArrayList<Object>();
    for (var rule : RULES)
      if (!rule.holds().test(fields.get(rule.name()))) errors.add(error(rule.detail(), "#/" + rule.name()));
    for (var name : fields.keySet())
      if (RULES.stream().noneMatch(rule -> rule.name().equals(name)))
        errors.add(error(name + " is not known here", "#"));
    if (!errors.isEmpty()) throw invalid(errors);
    return new Book(((String) fields.get("title")).strip(), (Long) fields.get("copies"));
  }

  static Map<String, Object> error(String detail, String pointer) {
    return object("detail", detail, "pointer", pointer);
  }

  static Problem invalid(List<Object> errors) {
    var type = "https://shop.example/problems/invalid-book";
    return new Problem(422, "Invalid book", object("type", type, "errors", errors));
  }

  // 4. Act: only now does anything change.
  static Map<String, Object> addBook(Book book) {
    long id = BOOKS.size() + 1;
    BOOKS.put(id, book.title());
    return object("id", id, "title", book.title(), "copies", book.copies());
  }

  static Map<String, Object> createBook(HttpExchange exchange) throws IOException {
    var body = read(exchange);
    var value = parse(body);
    var book = validate(value);
    return addBook(book);
  }

  static void answer(HttpExchange exchange) throws IOException {
    try {
      send(exchange, 201, "application/json", createBook(exchange));
    } catch (Problem problem) {
      var details = object("title", problem.getMessage(), "status", (long) problem.status);
      details.putAll(problem.extra);
      send(exchange, problem.status, "application/problem+json", details);
    }
  }

  static void send(HttpExchange exchange, int status, String type, Object value) throws IOException {
    var bytes = (write(value, "") + "\n").getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  public static void main(String[] args) throws IOException {
    int port = Integer.parseInt(System.getenv().getOrDefault("PORT", "8000"));
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.createContext("/", Intake::answer);
    server.start();
  }

  // The JDK brings no JSON. What follows keeps this file free of libraries; in a product, use one.
  static Map<String, Object> object(Object... pairs) {
    var object = new LinkedHashMap<String, Object>();
    for (int i = 0; i < pairs.length; i += 2) object.put((String) pairs[i], pairs[i + 1]);
    return object;
  }

  static String write(Object value, String indent) {
    var deeper = indent + "    ";
    var parts = new ArrayList<String>();
    if (value instanceof Map<?, ?> fields) {
      fields.forEach((name, field) -> parts.add(quote((String) name) + ": " + write(field, deeper)));
      return "{\n" + deeper + String.join(",\n" + deeper, parts) + "\n" + indent + "}";
    }
    if (value instanceof List<?> items) {
      items.forEach(item -> parts.add(write(item, deeper)));
      return "[\n" + deeper + String.join(",\n" + deeper, parts) + "\n" + indent + "]";
    }
    return value instanceof String text ? quote(text) : String.valueOf(value);
  }

  static String quote(String text) {
    var out = new StringBuilder("\"");
    for (char c : text.toCharArray()) {
      if (c == '"' || c == '\\') out.append('\\').append(c);
      else if (c < 0x20) out.append(String.format("\\u%04x", (int) c));
      else out.append(c);
    }
    return out.append('"').toString();
  }

  static class Json {
    static final int MAX_DEPTH = 100;
    final String text;
    int at = 0;
    int depth = 0;

    Json(String text) {
      this.text = text;
    }

    Object read() {
      var value = value();
      if (peek() != '\0') throw bad();
      return value;
    }

    Object value() {
      if (depth > MAX_DEPTH) throw bad();
      return switch (peek()) {
        case '{' -> fields();
        case '[' -> items();
        case '"' -> string();
        case 't' -> word("true", true);
        case 'f' -> word("false", false);
        case 'n' -> word("null", null);
        default -> number();
      };
    }

    Map<String, Object> fields() {
      var object = new LinkedHashMap<String, Object>();
      depth++;
      take('{');
      if (peek() != '}') {
        do {
          if (peek() != '"') throw bad();
          var name = string();
          take(':');
          object.put(name, value());
        } while (more());
      }
      take('}');
      depth--;
      return object;
    }

    List<Object> items() {
      var list = new ArrayList<>();
      depth++;
      take('[');
      if (peek() != ']') {
        do list.add(value()); while (more());
      }
      take(']');
      depth--;
      return list;
    }

    String string() {
      take('"');
      var out = new StringBuilder();
      while (at < text.length() && text.charAt(at) != '"') {
        char c = text.charAt(at++);
        if (c < 0x20) throw bad();
        out.append(c == '\\' ? escaped() : c);
      }
      take('"');
      return out.toString();
    }

    char escaped() {
      if (at >= text.length()) throw bad();
      char c = text.charAt(at++);
      if (c == 'u' && text.substring(at).matches("(?s)[0-9a-fA-F]{4}.*")) {
        at += 4;
        return (char) Integer.parseInt(text.substring(at - 4, at), 16);
      }
      int known = "\"\\/bfnrt".indexOf(c);
      if (known < 0) throw bad();
      return "\"\\/\b\f\n\r\t".charAt(known);
    }

    Object number() {
      int from = at;
      while (at < text.length() && "+-.eE0123456789".indexOf(text.charAt(at)) >= 0) at++;
      var digits = text.substring(from, at);
      if (!digits.matches("-?(0|[1-9]\\d*)(\\.\\d+)?([eE][+-]?\\d+)?")) throw bad();
      return digits.matches("-?\\d{1,18}") ? (Object) Long.valueOf(digits) : Double.valueOf(digits);
    }

    Object word(String word, Object meaning) {
      if (!text.startsWith(word, at)) throw bad();
      at += word.length();
      return meaning;
    }

    boolean more() {
      if (peek() != ',') return false;
      take(',');
      return true;
    }

    char peek() {
      while (at < text.length() && " \t\n\r".indexOf(text.charAt(at)) >= 0) at++;
      return at < text.length() ? text.charAt(at) : '\0';
    }

    void take(char wanted) {
      if (at >= text.length() || text.charAt(at) != wanted) {
        if (peek() != wanted) throw bad();
      }
      at++;
    }

    IllegalArgumentException bad() {
      return new IllegalArgumentException("not JSON at " + at);
    }
  }
}
