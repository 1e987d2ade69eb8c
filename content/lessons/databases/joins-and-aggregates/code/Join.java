import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

public class Join {
  record Customer(int id, String name) {}
  record Order(int id, int customer) {}

  public static void main(String[] args) {
    var customers = List.of(new Customer(1, "Amina"), new Customer(2, "Jonas"), new Customer(3, "Lucia"));
    var orders = List.of(new Order(101, 1), new Order(102, 1), new Order(103, 2));

    var byCustomer = new HashMap<Integer, List<String>>();
    for (var order : orders)
      byCustomer.computeIfAbsent(order.customer(), id -> new ArrayList<>()).add("" + order.id());

    for (var customer : customers) {
      var matches = byCustomer.getOrDefault(customer.id(), List.of("no order"));
      for (var order : matches) System.out.println(customer.name() + " " + order);
    }
  }
}
