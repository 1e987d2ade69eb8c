# Stands in for a database: answers the two questions of this page, and keeps a log.
class Db
  BOOKS = [[1, "Emma", 1], [2, "Persuasion", 1], [3, "Middlemarch", 2], [4, "Jane Eyre", 3]].freeze
  AUTHORS = [[1, "Austen"], [2, "Eliot"], [3, "Brontë"]].freeze
  attr_reader :log

  def initialize = @log = []

  def query(sql, params = [])
    @log << sql
    return BOOKS if sql.include?("FROM books")
    AUTHORS.select { |id, _| params.include?(id) }
  end
end

class Book
  attr_reader :title, :author_id
  attr_writer :loaded

  def initialize(db, (id, title, author_id))
    @db, @id, @title, @author_id = db, id, title, author_id
  end

  def author
    @loaded ||= @db.query("SELECT id, name FROM authors WHERE id = $1", [@author_id]).first
  end
end

def all_books(db)
  db.query("SELECT id, title, author_id FROM books").map { |row| Book.new(db, row) }
end

def with_authors(db, books)
  ids = books.map(&:author_id).uniq
  marks = ids.each_index.map { |at| "$#{at + 1}" }.join(", ")
  authors = db.query("SELECT id, name FROM authors WHERE id IN (#{marks})", ids).to_h
  books.each { |book| book.loaded = [book.author_id, authors[book.author_id]] }
end

def page(books) = books.map { |book| "#{book.title}, #{book.author[1]}" }.join("\n")

lazy = Db.new
one = page(all_books(lazy))
puts "#{lazy.log.size} statements:", lazy.log, ""

eager = Db.new
other = page(with_authors(eager, all_books(eager)))
puts "#{eager.log.size} statements:", eager.log, ""

puts one, "The same page twice: #{one == other ? "yes" : "no"}"
