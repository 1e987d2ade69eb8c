AGAIN = %w[40001 40P01].freeze

def in_transaction(db, attempts: 3)
  attempt = 0
  begin
    attempt += 1
    db.exec("BEGIN ISOLATION LEVEL SERIALIZABLE")
    result = yield db
    db.exec("COMMIT")
    result
  rescue StandardError => error
    db.exec("ROLLBACK")
    state = error.respond_to?(:sqlstate) ? error.sqlstate : nil
    raise if !AGAIN.include?(state) || attempt == attempts
    retry
  end
end

class Refused < StandardError
  def sqlstate = "40001"
end

# Stands in for a driver: prints what it is sent, and refuses the first update.
class Db
  def exec(sql)
    puts sql
    return if !sql.start_with?("UPDATE") || @refused
    @refused = true
    raise Refused, "could not serialize access"
  end
end

in_transaction(Db.new) do |tx|
  tx.exec("SELECT cents FROM vouchers WHERE id = 9")
  tx.exec("UPDATE vouchers SET cents = 2000 WHERE id = 9")
end
