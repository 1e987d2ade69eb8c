require 'socket'

BOOKS = { '1' => 'Middlemarch', '2' => 'Kindred', '3' => 'Solaris' }.freeze

def reply(status, text, headers = {})
  [status, headers, ["#{text}\n"]]
end

# Handlers: one method for each kind of request.
def list_books = reply(200, BOOKS.values.join("\n"))
def latest_book = reply(200, BOOKS.values.last)
def show_book(id:) = BOOKS.key?(id) ? reply(200, BOOKS[id]) : no_book(id)
def lend_book(id:) = BOOKS.key?(id) ? reply(201, "#{BOOKS[id]} is yours") : no_book(id)
def no_book(id) = reply(404, "No book #{id}")

# The table: tried from top to bottom.
ROUTES = [
  ['GET', '/books', method(:list_books)],
  ['GET', '/books/latest', method(:latest_book)],
  ['GET', '/books/:id', method(:show_book)],
  ['POST', '/books/:id/loans', method(:lend_book)]
].freeze

# Path parameters when the path fits the pattern, nil when it does not.
def match(pattern, path)
  wanted = pattern.split('/', -1)
  given = path.split('/', -1)
  return nil if wanted.size != given.size

  wanted.zip(given).each_with_object({}) do |(part, value), params|
    if part.start_with?(':') && value != ''
      params[part.delete_prefix(':').to_sym] = value
    elsif part != value
      return nil
    end
  end
end

def dispatch(method, path)
  allowed = []
  ROUTES.each do |route_method, pattern, handler|
    params = match(pattern, path)
    next if params.nil?
    return handler.call(**params) if route_method == method

    allowed |= [route_method]
  end
  return reply(404, "Nothing at #{path}") if allowed.empty?

  reply(405, "#{method} is not for #{path}", { 'Allow' => allowed.join(', ') })
end

def serve(connection)
  head = connection.gets("\r\n\r\n") or return
  request = head.match(%r{\A(?<method>[A-Z]+) (?<path>/[^ ?]*)[^ ]* HTTP/1\.1\r\n})
  status, headers, body = request ? dispatch(request[:method], request[:path]) : [400, {}, []]
  headers = { 'Content-Type' => 'text/plain; charset=utf-8', 'Connection' => 'close' }.merge(headers)
  connection.write("HTTP/1.1 #{status} \r\n")
  headers.each { |name, value| connection.write("#{name}: #{value}\r\n") }
  connection.write("\r\n", *body)
end

listener = TCPServer.new('127.0.0.1', Integer(ENV.fetch('PORT', '8000')))
loop do
  connection = listener.accept
  serve(connection)
  connection.close
end
