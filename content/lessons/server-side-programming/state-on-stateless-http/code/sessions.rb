require 'securerandom'
require 'socket'
require 'uri'

READERS = { '1815' => 'Ada', '1906' => 'Grace' }.freeze
ATTRIBUTES = 'Path=/; Secure; HttpOnly; SameSite=Lax'
IDLE = 30 * 60 # seconds since the last request
LIFE = 12 * 60 * 60 # seconds since login

# The store: what the server remembers, by session id.
SESSIONS = {}

def start(reader)
  id = SecureRandom.hex(16)
  SESSIONS[id] = { reader: reader, visits: 0, began: Time.now, seen: Time.now }
  id
end

def find(id)
  session = SESSIONS[id] or return
  now = Time.now
  if now - session[:seen] > IDLE || now - session[:began] > LIFE
    SESSIONS.delete(id)
    return
  end
  session[:seen] = now
  session
end

# Handlers: `id` is what the browser sent, or nil.
def home(id, _form)
  session = find(id) or return reply(200, 'Hello, stranger')
  session[:visits] += 1
  reply(200, "Hello, #{session[:reader]}, visit #{session[:visits]}")
end

def login(id, form)
  reader = READERS[form['card']] or return reply(403, 'No such card')
  SESSIONS.delete(id)
  reply(303, nil, { 'Location' => '/', 'Set-Cookie' => "sid=#{start(reader)}; #{ATTRIBUTES}" })
end

def logout(id, _form)
  SESSIONS.delete(id)
  reply(303, nil, { 'Location' => '/', 'Set-Cookie' => "sid=; Max-Age=0; #{ATTRIBUTES}" })
end

def reply(status, text, headers = {})
  [status, headers, text ? "#{text}\n" : '']
end

def nothing(_id, _form) = reply(404, 'Nothing here')

ROUTES = { 'GET /' => :home, 'POST /login' => :login, 'POST /logout' => :logout }.freeze

def serve(connection)
  head = connection.gets("\r\n\r\n") or return
  id = head[/^cookie:(?:.*; | *)sid=(\h{32})(?:;|\r)/i, 1]
  length = [head[/^content-length: *(\d+)/i, 1].to_i, 1_000].min
  form = URI.decode_www_form(connection.read(length).to_s).to_h
  target = head[/\A[A-Z]+ \S+/]
  status, headers, body = send(ROUTES.fetch(target, :nothing), id, form)
  always = { 'Content-Type' => 'text/plain; charset=utf-8', 'Cache-Control' => 'no-store' }
  connection.write("HTTP/1.1 #{status} \r\nConnection: close\r\n")
  always.merge(headers).each { |name, value| connection.write("#{name}: #{value}\r\n") }
  connection.write("\r\n", body)
end

listener = TCPServer.new('127.0.0.1', Integer(ENV.fetch('PORT', '8000')))
loop do
  connection = listener.accept
  serve(connection)
  connection.close
end
