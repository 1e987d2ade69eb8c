import java.sql.DriverManager;
import java.sql.SQLException;

public class Query {
  static final String SQL = """
      SELECT title, cents FROM books
      WHERE author = ?
      ORDER BY cents, id LIMIT ?""";

  public static void main(String[] args) throws SQLException {
    try (var db = DriverManager.getConnection(System.getenv("JDBC_URL"));
        var query = db.prepareStatement(SQL)) {
      query.setString(1, "Jane Austen");
      query.setInt(2, 10);
      var rows = query.executeQuery();
      while (rows.next()) System.out.println(rows.getString("title") + " " + rows.getInt("cents"));
    }
  }
}
