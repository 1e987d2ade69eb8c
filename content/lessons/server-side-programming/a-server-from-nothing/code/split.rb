require 'socket'

# The application: knows the request and its answer, nothing about sockets.
APP = lambda do |env|
  body = "#{env['REQUEST_METHOD']} #{env['PATH_INFO']}\n"
  headers = {
    'content-type' => 'text/plain; charset=utf-8',
    'content-length' => body.bytesize.to_s
  }
  [200, headers, [body]]
end

# The server: knows sockets and HTTP, nothing about what the answer means.
REQUEST_LINE = %r{\A(?<method>[A-Z]+) (?<path>/[^ ?]*)(\?(?<query>[^ ]*))? HTTP/1\.1\r\n}

def answer_for(head, app)
  line = REQUEST_LINE.match(head) or return [400, {}, []]
  app.call(
    'REQUEST_METHOD' => line[:method],
    'PATH_INFO' => line[:path],
    'QUERY_STRING' => line[:query].to_s
  )
end

def serve(connection, app)
  head = connection.gets("\r\n\r\n") or return
  status, headers, body = answer_for(head, app)
  connection.write("HTTP/1.1 #{status} \r\n")
  headers.each { |name, value| connection.write("#{name}: #{value}\r\n") }
  connection.write("connection: close\r\n\r\n")
  body.each { |part| connection.write(part) }
end

listener = TCPServer.new('127.0.0.1', Integer(ENV.fetch('PORT', '8000')))
loop do
  connection = listener.accept
  serve(connection, APP)
  connection.close
end
