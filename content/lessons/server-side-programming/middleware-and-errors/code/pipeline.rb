require 'json'
require 'securerandom'
require 'socket'

BOOKS = { '1' => 'Middlemarch', '2' => 'Kindred', '4' => nil }.freeze # 4: a bad import
READERS = { 'Bearer demo-ada' => 'Ada' }.freeze

class Problem < StandardError
  attr_reader :status, :headers

  def initialize(status, title, headers = {})
    super(title)
    @status = status
    @headers = headers
  end
end

# Layers: each takes the next handler and returns one that wraps it.
WITH_ID = lambda do |following|
  lambda do |request|
    sent = request[:headers].fetch('x-request-id', '')
    request[:id] = sent.match?(/\A[\w-]{8,64}\z/) ? sent : SecureRandom.uuid
    status, headers, body = following.call(request)
    [status, headers.merge('X-Request-Id' => request[:id]), body]
  end
end

WITH_LOG = lambda do |following|
  lambda do |request|
    response = following.call(request)
    warn "#{request[:id]} #{request[:method]} #{request[:path]} #{response.first}"
    response
  end
end

WITH_ERRORS = lambda do |following|
  lambda do |request|
    following.call(request)
  rescue Problem => e
    problem(request, e)
  rescue StandardError => e
    warn "#{request[:id]} #{e.full_message(highlight: false)}"
    problem(request, Problem.new(500, 'Internal Server Error'))
  end
end

WITH_READER = lambda do |following|
  lambda do |request|
    request[:reader] = READERS[request[:headers]['authorization']]
    raise Problem.new(401, 'Unauthorized', { 'WWW-Authenticate' => 'Bearer' }) unless request[:reader]

    following.call(request)
  end
end

# The handler knows nothing of the layers around it.
SHOW_BOOK = lambda do |request|
  id = request[:path].delete_prefix('/books/')
  raise Problem.new(404, 'Not Found') unless BOOKS.key?(id)

  title = BOOKS[id]
  [200, {}, { title: title, shelf: title[0], reader: request[:reader] }]
end

# From the outside in.
LAYERS = [WITH_ID, WITH_LOG, WITH_ERRORS, WITH_READER].freeze
APP = LAYERS.reverse.reduce(SHOW_BOOK) { |following, layer| layer.call(following) }

def problem(request, error)
  headers = { 'Content-Type' => 'application/problem+json' }.merge(error.headers)
  body = { title: error.message, status: error.status, instance: "/requests/#{request[:id]}" }
  [error.status, headers, body]
end

def serve(connection)
  head = connection.gets("\r\n\r\n") or return
  method, path = head.split(' ', 3)
  headers = head.scan(/^([^:\r\n]+): *([^\r\n]*)/).to_h { |name, value| [name.downcase, value] }
  status, headers, body = APP.call({ method: method, path: path, headers: headers })
  connection.write("HTTP/1.1 #{status} \r\nConnection: close\r\n")
  { 'Content-Type' => 'application/json' }.merge(headers).each do |name, value|
    connection.write("#{name}: #{value}\r\n")
  end
  connection.write("\r\n#{JSON.pretty_generate(body, indent: '    ')}\n")
end

listener = TCPServer.new('127.0.0.1', Integer(ENV.fetch('PORT', '8000')))
loop do
  connection = listener.accept
  serve(connection)
  connection.close
end
