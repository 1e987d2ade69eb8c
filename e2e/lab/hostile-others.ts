/** The doors from Ruby and Python to the JavaScript around them, and what PHP has of its own; `HOST` is replaced by the address. */
const scripted = {
  XMLHttpRequest:
    "(() => { const x = new XMLHttpRequest(); x.open('GET', 'HOST', false); x.send(); return x.responseText })()",
  fetch: "fetch('HOST', { mode: 'no-cors', credentials: 'include' })",
  'the fetch of the prototype': "WorkerGlobalScope.prototype.fetch.call(self, 'HOST')",
  importScripts: "importScripts('HOST')",
  'import()': "import('HOST')",
  WebSocket: "new WebSocket('HOST'.replace('http', 'ws'))",
  EventSource: "new EventSource('HOST')",
  'a worker': "new Worker(URL.createObjectURL(new Blob(['fetch(`HOST`)'])))",
  'a font': "new FontFace('x', 'url(HOST)').load()",
  indexedDB: "indexedDB.open('x')",
  'going elsewhere': "location.href = 'HOST'",
}

export const hostilePython = (host: string): Record<string, string> => {
  const answering = (body: string) => `
def app(environ, start_response):
    try:
${body.replace(/^/gm, '        ')}
        told = "nothing"
    except BaseException as error:
        told = str(error)
    start_response("200 OK", [])
    return [told.encode()]
`
  const own: Record<string, string> = {
    urllib: 'import urllib.request; urllib.request.urlopen("HOST", timeout=1)',
    'http.client':
      'import http.client; http.client.HTTPConnection("127.0.0.1", int("HOST".split(":")[2].strip("/")), timeout=1).request("GET", "/")',
    socket:
      'import socket; socket.create_connection(("127.0.0.1", int("HOST".split(":")[2].strip("/"))), timeout=1)',
    pyodide_http: 'from pyodide.http import open_url; open_url("HOST")',
    pyfetch: 'import asyncio; from pyodide.http import pyfetch; asyncio.ensure_future(pyfetch("HOST"))',
    run_js: 'from pyodide.code import run_js; run_js("fetch(`HOST`)")',
    'a package': 'import asyncio, pyodide_js; asyncio.ensure_future(pyodide_js.loadPackage("HOSTx.whl"))',
    subprocess: 'import subprocess; subprocess.run(["curl", "HOST"])',
    'a loop': 'while True: pass',
    'a loop that catches everything':
      'while True:\n    try:\n        while True: pass\n    except BaseException: pass',
    '4 GB': 'data = []\nwhile True: data.append(bytearray(2 ** 26))',
    'a million lines': 'for i in range(10 ** 6): print("line", i)',
    recursion: 'def f(): return f()\nf()',
    leaving: 'import os; os._exit(1)',
    'a long number': 'str(2 ** (10 ** 8))',
  }
  for (const [name, script] of Object.entries(scripted))
    own[`js: ${name}`] = `import js; js.Function.new(${JSON.stringify(`return ${script}`)})()`
  for (const name of ['fetch', 'XMLHttpRequest', 'Worker', 'postMessage', 'importScripts'])
    own[`js.${name}`] = `import js; getattr(js, ${JSON.stringify(name)})("HOST")`
  return Object.fromEntries(
    Object.entries(own).map(([name, body]) => [name, answering(body.replaceAll('HOST', host))]),
  )
}

export const hostileRuby = (host: string): Record<string, string> => {
  const answering = (body: string) => `
run lambda { |_env|
  told = begin
${body.replace(/^/gm, '    ')}
    "nothing"
  rescue Exception => e
    e.message
  end
  [200, {}, [told]]
}
`
  const own: Record<string, string> = {
    'net/http': 'require "net/http"; Net::HTTP.get(URI("HOST"))',
    'open-uri': 'require "open-uri"; URI.open("HOST").read',
    socket: 'require "socket"; TCPSocket.new("127.0.0.1", URI("HOST").port)',
    'a command': '`curl HOST`; system("curl HOST")',
    'a loop': 'loop {}',
    'a loop that catches everything': 'loop { begin; loop {}; rescue Exception; end }',
    '4 GB': 'data = []; loop { data << ("x" * 2**26) }',
    'a million lines': '1_000_000.times { |i| puts "line #{i}" }',
    recursion: 'f = ->(g) { g.(g) }; f.(f)',
    leaving: 'exit!(1)',
    'a thread': 'Thread.new { loop {} }.join',
    'a regular expression': '/^(a|a)*$/.match?("a" * 40 + "b")',
  }
  for (const [name, script] of Object.entries(scripted))
    own[`js: ${name}`] = `JS.eval(${JSON.stringify(`return ${script}`).replaceAll('#', '\\#')})`
  return Object.fromEntries(
    Object.entries(own).map(([name, body]) => [name, answering(body.replaceAll('HOST', host))]),
  )
}

export const hostilePhp = (host: string): Record<string, string> => {
  const own: Record<string, string> = {
    file_get_contents: "$told = file_get_contents('HOST');",
    fopen: "$told = fopen('HOST', 'r');",
    curl: "$c = curl_init('HOST'); curl_setopt($c, CURLOPT_TIMEOUT, 1); $told = curl_exec($c);",
    fsockopen:
      "$s = fsockopen('127.0.0.1', parse_url('HOST', PHP_URL_PORT), $a, $b, 1); fwrite($s, 'GET /'); $told = fgets($s);",
    stream_socket:
      "$s = stream_socket_client('tcp://127.0.0.1:' . parse_url('HOST', PHP_URL_PORT), $a, $b, 1); fwrite($s, 'GET /'); $told = fgets($s);",
    sockets:
      "$s = socket_create(AF_INET, SOCK_STREAM, SOL_TCP); $told = socket_connect($s, '127.0.0.1', parse_url('HOST', PHP_URL_PORT));",
    'a command': "$told = shell_exec('curl HOST');",
    'a process': "$p = proc_open('curl HOST', [], $pipes); $told = $p;",
    mail: "$told = mail('a@HOST', 'x', 'y');",
    SoapClient: "$told = new SoapClient('HOST');",
    'an include': "$told = include 'HOST';",
    'an entity': "$d = new DOMDocument(); $d->load('HOST', LIBXML_NOENT | LIBXML_DTDLOAD); $told = '';",
    'a message that is none': "$told = post_message_to_js('fetch(`HOST`)');",
    'a loop': 'while (true);',
    'a loop that cannot be aborted': 'ignore_user_abort(true); set_time_limit(0); while (true);',
    '4 GB': "ini_set('memory_limit', '-1'); $all = []; while (true) $all[] = str_repeat('x', 2 ** 26);",
    'a million lines': "for ($i = 0; $i < 1e6; $i++) error_log('line');",
    'a body without end': "while (true) echo str_repeat('x', 10000);",
    recursion: 'function f() { return f(); } f();',
    leaving: 'exit(1);',
  }
  const answering = (body: string) => `<?php
$told = '';
try { ${body} } catch (Throwable $error) { $told = ''; }
echo $told ? 'GOT ' . (is_string($told) ? $told : gettype($told)) : 'nothing';`
  return Object.fromEntries(
    Object.entries(own).map(([name, body]) => [name, answering(body.replaceAll('HOST', host))]),
  )
}
