import java.sql.SQLException;
import java.util.Set;

public class Retry {
    static final Set<String> AGAIN = Set.of("40001", "40P01");

    interface Work { void run(Db tx) throws SQLException; }

    static void inTransaction(Db db, Work work, int attempts) throws SQLException {
        for (int attempt = 1; ; attempt++) {
            try {
                db.execute("BEGIN ISOLATION LEVEL SERIALIZABLE");
                work.run(db);
                db.execute("COMMIT");
                return;
            } catch (SQLException error) {
                db.execute("ROLLBACK");
                if (!AGAIN.contains(error.getSQLState()) || attempt == attempts) throw error;
            } catch (RuntimeException error) {
                db.execute("ROLLBACK");
                throw error;
            }
        }
    }

    /** Stands in for a connection: prints what it is sent, and refuses the first update. */
    static class Db {
        int refusals = 1;

        void execute(String sql) throws SQLException {
            System.out.println(sql);
            if (sql.startsWith("UPDATE") && refusals-- > 0)
                throw new SQLException("could not serialize access", "40001");
        }
    }

    public static void main(String[] args) throws SQLException {
        inTransaction(new Db(), tx -> {
            tx.execute("SELECT cents FROM vouchers WHERE id = 9");
            tx.execute("UPDATE vouchers SET cents = 2000 WHERE id = 9");
        }, 3);
    }
}
