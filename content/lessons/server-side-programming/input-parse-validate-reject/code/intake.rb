require 'json'
require 'socket'

MAX_BODY = 2_000 # bytes
BOOKS = { 1 => 'Middlemarch', 2 => 'Kindred', 3 => 'Solaris' }

class Problem < StandardError
  attr_reader :status, :extra

  def initialize(status, title, **extra)
    super(title)
    @status = status
    @extra = extra
  end
end

# 1. Read: the announced type, and at most MAX_BODY bytes.
def read(headers, input)
  type = headers.fetch('content-type', '').split(';').first.to_s
  unless type.strip.downcase == 'application/json'
    raise Problem.new(415, 'Unsupported Media Type', detail: 'Send application/json.')
  end
  announced = headers.fetch('content-length', '0')
  unless announced.match?(/\A\d+\z/)
    raise Problem.new(400, 'Bad Request', detail: 'Content-Length is no number.')
  end
  if announced.to_i > MAX_BODY
    raise Problem.new(413, 'Content Too Large', detail: "Send at most #{MAX_BODY} bytes.")
  end
  input.read(announced.to_i).to_s
end

# 2. Parse: bytes become a value, of whatever shape.
def parse(body)
  text = body.dup.force_encoding(Encoding::UTF_8)
  raise JSON::ParserError unless text.valid_encoding?

  JSON.parse(text)
rescue JSON::ParserError
  raise Problem.new(400, 'Bad Request', detail: 'The body is not JSON in UTF-8.')
end

# 3. Validate: the value becomes a book, or a list of everything that is wrong with it.
RULES = {
  'title' => [
    ->(value) { value.is_a?(String) && value.strip != '' && value.length <= 200 },
    'must be a text of 1 to 200 characters'
  ],
  'copies' => [
    ->(value) { value.is_a?(Integer) && value.between?(1, 99) },
    'must be a whole number from 1 to 99'
  ]
}.freeze

def validate(value)
  raise invalid([{ detail: 'must be an object', pointer: '#' }]) unless value.is_a?(Hash)

  wrong = RULES.reject { |name, (holds, _)| holds.call(value[name]) }
  errors = wrong.map { |name, (_, detail)| { detail: detail, pointer: "#/#{name}" } }
  errors += (value.keys - RULES.keys).map { |name| { detail: "#{name} is not known here", pointer: '#' } }
  raise invalid(errors) if errors.any?

  { title: value['title'].strip, copies: value['copies'] }
end

def invalid(errors)
  Problem.new(422, 'Invalid book', type: 'https://shop.example/problems/invalid-book', errors: errors)
end

# 4. Act: only now does anything change.
def add_book(book)
  id = BOOKS.size + 1
  BOOKS[id] = book[:title]
  { id: id, **book }
end

def create_book(headers, input)
  body = read(headers, input)
  value = parse(body)
  book = validate(value)
  add_book(book)
end

def answer(headers, input)
  [201, 'application/json', create_book(headers, input)]
rescue Problem => e
  [e.status, 'application/problem+json', { title: e.message, status: e.status, **e.extra }]
end

def serve(connection)
  head = connection.gets("\r\n\r\n") or return
  headers = head.scan(/^([^:\r\n]+): *([^\r\n]*)/).to_h { |name, value| [name.downcase, value] }
  status, type, value = answer(headers, connection)
  body = "#{JSON.pretty_generate(value, indent: '    ')}\n"
  connection.write("HTTP/1.1 #{status} \r\nContent-Type: #{type}\r\nConnection: close\r\n\r\n", body)
end

listener = TCPServer.new('127.0.0.1', Integer(ENV.fetch('PORT', '8000')))
loop do
  connection = listener.accept
  serve(connection)
  connection.close
end
