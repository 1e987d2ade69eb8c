import java.util.*;
import java.util.stream.*;

public class Page {
    record Author(int id, String name) {}
    record Row(int id, String title, int authorId) {}

    /** Stands in for a database: answers the two questions of this page, and keeps a log. */
    static class Db {
        final List<String> log = new ArrayList<>();

        List<Row> books(String sql) {
            log.add(sql);
            return List.of(new Row(1, "Emma", 1), new Row(2, "Persuasion", 1),
                new Row(3, "Middlemarch", 2), new Row(4, "Jane Eyre", 3));
        }

        List<Author> authors(String sql, Collection<Integer> ids) {
            log.add(sql);
            return Stream
                .of(new Author(1, "Austen"), new Author(2, "Eliot"), new Author(3, "Brontë"))
                .filter(author -> ids.contains(author.id)).toList();
        }
    }

    static class Book {
        final Db db;
        final Row row;
        Author loaded;

        Book(Db db, Row row) { this.db = db; this.row = row; }

        Author author() {
            if (loaded == null)
                loaded = db
                    .authors("SELECT id, name FROM authors WHERE id = $1", List.of(row.authorId))
                    .get(0);
            return loaded;
        }
    }

    static List<Book> allBooks(Db db) {
        return db.books("SELECT id, title, author_id FROM books").stream()
            .map(row -> new Book(db, row)).toList();
    }

    static List<Book> withAuthors(Db db, List<Book> books) {
        var ids = books.stream().map(book -> book.row.authorId).distinct().toList();
        var marks = IntStream.rangeClosed(1, ids.size()).mapToObj(at -> "$" + at)
            .collect(Collectors.joining(", "));
        var sql = "SELECT id, name FROM authors WHERE id IN (" + marks + ")";
        var authors = db.authors(sql, ids).stream()
            .collect(Collectors.toMap(Author::id, author -> author));
        for (var book : books) book.loaded = authors.get(book.row.authorId);
        return books;
    }

    static String page(List<Book> books) {
        return books.stream().map(book -> book.row.title + ", " + book.author().name)
            .collect(Collectors.joining("\n"));
    }

    public static void main(String[] args) {
        var out = new java.io.PrintStream(System.out, true, java.nio.charset.StandardCharsets.UTF_8);
        var lazy = new Db();
        var one = page(allBooks(lazy));
        out.println(lazy.log.size() + " statements:\n" + String.join("\n", lazy.log) + "\n");

        var eager = new Db();
        var other = page(withAuthors(eager, allBooks(eager)));
        out.println(eager.log.size() + " statements:\n" + String.join("\n", eager.log) + "\n");

        out.println(one + "\nThe same page twice: " + (one.equals(other) ? "yes" : "no"));
    }
}
