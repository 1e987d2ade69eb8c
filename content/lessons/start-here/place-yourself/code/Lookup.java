import java.util.*;

class Lookup {
    static final Map<String, String> PAGES = Map.of(
        "/books", "all books",
        "/books/new", "form for a new book");

    static String find(String path) {
        return PAGES.getOrDefault(path, "not found");
    }

    public static void main(String[] args) {
        for (String path : List.of("/books", "/books/", "/books/new")) {
            System.out.println(find(path));
        }
    }
}
