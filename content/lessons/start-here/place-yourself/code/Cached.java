import java.util.*;

class Cached {
    static final Map<Integer, String> titles = new HashMap<>(Map.of(1, "Dune"));
    static final Map<Integer, String> cache = new HashMap<>();

    static String title(int id) {
        if (!cache.containsKey(id)) cache.put(id, titles.get(id));
        return cache.get(id);
    }

    public static void main(String[] args) {
        System.out.println(title(1));
        titles.put(1, "Dune Messiah");
        System.out.println(title(1));
        cache.clear();
        System.out.println(title(1));
    }
}
