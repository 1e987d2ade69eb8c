require 'digest'
require 'socket'
require 'time'

NOTES = { '1' => 'Water the plants', '2' => 'Call the bank' }
$last_id = 2
PLAIN = { 'Content-Type' => 'text/plain; charset=utf-8' }

# A tag that changes when the note changes; the quotes belong to it.
def tag_of(note) = "\"#{Digest::SHA256.hexdigest(note)[0, 8]}\""

def answer(method, path, headers, body)
  if path == '/notes'
    return ['405 Method Not Allowed', { 'Allow' => 'POST' }, ''] if method != 'POST'
    return ['422 Unprocessable Content', PLAIN, 'A note needs a text'] if body.empty?
    NOTES[($last_id += 1).to_s] = body
    return ['201 Created', { 'Location' => "/notes/#{$last_id}" }, '']
  end
  id = path.delete_prefix('/notes/')
  note = NOTES[id]
  return ['404 Not Found', PLAIN, 'No such note'] if note.nil?
  etag = tag_of(note)
  case method
  when 'GET', 'HEAD'
    fresh = { 'ETag' => etag, 'Cache-Control' => 'no-cache' }
    return ['304 Not Modified', fresh, ''] if headers['if-none-match'] == etag
    ['200 OK', PLAIN.merge(fresh), note]
  when 'PUT'
    return ['412 Precondition Failed', PLAIN, 'The note has changed'] if headers.fetch('if-match', etag) != etag
    return ['422 Unprocessable Content', PLAIN, 'A note needs a text'] if body.empty?
    NOTES[id] = body
    ['204 No Content', { 'ETag' => tag_of(body) }, '']
  when 'DELETE'
    NOTES.delete(id)
    ['204 No Content', {}, '']
  else
    ['405 Method Not Allowed', { 'Allow' => 'GET, HEAD, PUT, DELETE' }, '']
  end
end

server = TCPServer.new('127.0.0.1', ENV.fetch('PORT', 8000).to_i)
loop do
  client = server.accept
  method, path, = client.gets("\r\n").to_s.split
  next client.close if path.nil?
  headers = {}
  until (line = client.gets("\r\n").to_s.chomp("\r\n")).empty?
    name, value = line.split(':', 2)
    headers[name.downcase] = value.strip
  end
  body = client.read(headers.fetch('content-length', 0).to_i)
  status, extra, text = answer(method, path, headers, body)
  extra = extra.merge('Content-Length' => text.bytesize) unless status.start_with?('204', '304')
  extra = extra.merge('Date' => Time.now.httpdate, 'Connection' => 'close')
  client.write "HTTP/1.1 #{status}\r\n", *extra.map { |field, content| "#{field}: #{content}\r\n" }, "\r\n"
  client.write text unless method == 'HEAD'
  client.close
end
