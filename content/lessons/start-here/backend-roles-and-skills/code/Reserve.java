import java.util.*;

class Reserve {
    record Book(int copies, int onLoan, List<String> reservedBy) {}

    static String reserve(Book book, String reader) {
        if (book.reservedBy().contains(reader)) return "already yours";
        int left = book.copies() - book.onLoan() - book.reservedBy().size();
        if (left < 1) return "none left";
        book.reservedBy().add(reader);
        return "reserved";
    }

    public static void main(String[] args) {
        var book = new Book(2, 1, new ArrayList<>());
        for (String reader : List.of("Ana", "Ana", "Ben")) {
            System.out.println(reader + ": " + reserve(book, reader));
        }
    }
}
