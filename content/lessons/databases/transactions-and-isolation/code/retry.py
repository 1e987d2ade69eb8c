AGAIN = {"40001", "40P01"}


def in_transaction(db, work, attempts=3):
    for attempt in range(1, attempts + 1):
        try:
            db.execute("BEGIN ISOLATION LEVEL SERIALIZABLE")
            result = work(db)
            db.execute("COMMIT")
            return result
        except Exception as error:
            db.execute("ROLLBACK")
            code = getattr(error, "sqlstate", None)
            if code not in AGAIN or attempt == attempts:
                raise


class Refused(Exception):
    sqlstate = "40001"


class Db:
    """Stands in for a driver: prints what it is sent, and refuses the first update."""

    refusals = 1

    def execute(self, sql):
        print(sql)
        if sql.startswith("UPDATE") and self.refusals > 0:
            self.refusals -= 1
            raise Refused("could not serialize access")


def spend(tx):
    tx.execute("SELECT cents FROM vouchers WHERE id = 9")
    tx.execute("UPDATE vouchers SET cents = 2000 WHERE id = 9")


in_transaction(Db(), spend)
