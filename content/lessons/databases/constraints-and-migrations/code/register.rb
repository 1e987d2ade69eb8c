require 'pg'

def register(db, mail)
  db.exec_params('INSERT INTO customers (mail) VALUES ($1)', [mail])
  201
rescue PG::UniqueViolation
  409
end

db = PG.connect
puts [register(db, 'noor@mail.example'), register(db, 'noor@mail.example')].join(' ')
db.close
