require "cgi"
require "socket"
require "uri"

def page(q) = %(<input name="q" value="#{q}">\n<p>Results for #{q}</p>\n)

def answer(target)
  path, query = target.split("?", 2)
  q = URI.decode_www_form(query.to_s).to_h.fetch("q", "")
  type = "content-type: text/html; charset=utf-8"
  return [[type], page(q)] if path == "/glued"
  policy = "content-security-policy: default-src 'self'; base-uri 'none'"
  [[type, policy], page(CGI.escapeHTML(q))]
end

listener = TCPServer.new("127.0.0.1", Integer(ENV.fetch("PORT", "8000")))
loop do
  connection = listener.accept
  target = connection.gets("\r\n\r\n").to_s[/\AGET (\S+) HTTP/, 1]
  if target
    headers, body = answer(target)
    connection.write("HTTP/1.1 200 OK\r\n#{headers.join("\r\n")}\r\nconnection: close\r\n\r\n#{body}")
  end
  connection.close
end
