import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.*;

class Server {
    // Data: one book a line in a file, as id,title,copies,on loan
    static String[] findBook(String id) throws IOException {
        for (String row : Files.readAllLines(Path.of("books.csv")))
            if (row.split(",")[0].equals(id)) return row.split(",");
        return null;
    }

    // Application logic: the library's rule, with no word about networks or files
    static String availability(String id) throws IOException {
        String[] book = findBook(id);
        if (book == null) return null;
        int left = Integer.parseInt(book[2]) - Integer.parseInt(book[3]);
        if (left < 1) return book[1] + ": every copy is out";
        return book[1] + ": " + left + " of " + book[2] + " on the shelf";
    }

    // Server: takes a request off the network and puts a response back
    public static void main(String[] args) throws IOException {
        int port = Integer.parseInt(System.getenv().getOrDefault("PORT", "8000"));
        var server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
        server.createContext("/", exchange -> {
            String path = exchange.getRequestURI().getPath();
            String text = availability(path.replaceFirst("^/books/", ""));
            byte[] body = (text == null ? "No such book" : text).getBytes("UTF-8");
            exchange.getResponseHeaders().set("content-type", "text/plain; charset=utf-8");
            exchange.sendResponseHeaders(text == null ? 404 : 200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }
}
