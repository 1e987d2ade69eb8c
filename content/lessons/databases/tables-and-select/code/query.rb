require 'pg'

SQL = <<~SQL
  SELECT title, cents FROM books
  WHERE author = $1
  ORDER BY cents, id LIMIT $2
SQL

db = PG.connect
db.exec_params(SQL, ['Jane Austen', 10]).each do |row|
  puts "#{row['title']} #{row['cents']}"
end
db.close
