import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

public class Register {
  static int register(Connection db, String mail) throws SQLException {
    try (var insert = db.prepareStatement("INSERT INTO customers (mail) VALUES (?)")) {
      insert.setString(1, mail);
      insert.executeUpdate();
      return 201;
    } catch (SQLException error) {
      if ("23505".equals(error.getSQLState())) return 409;
      throw error;
    }
  }

  public static void main(String[] args) throws SQLException {
    try (var db = DriverManager.getConnection(System.getenv("JDBC_URL"))) {
      System.out.println(register(db, "noor@mail.example") + " " + register(db, "noor@mail.example"));
    }
  }
}
