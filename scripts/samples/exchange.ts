import { type ChildProcess, spawn } from 'node:child_process'
import fs from 'node:fs'
import net from 'node:net'
import path from 'node:path'
import { runtimeOf } from './runtimes'

/** One request and the response it must get, as an author writes them in `code/exchanges.yaml`. */
export type Exchange = { name: string; servers: string[]; request: string; response: string }

export type HttpMessage = { start: string; headers: Map<string, string>; body: string }

/** Splits a message at its first blank line. Line ends may be CRLF or LF. */
export function parseMessage(raw: string): HttpMessage {
  const text = raw.replaceAll('\r\n', '\n')
  const blank = text.indexOf('\n\n')
  const head = blank < 0 ? text.trimEnd() : text.slice(0, blank)
  const [start = '', ...lines] = head.split('\n')
  const headers = new Map<string, string>()
  for (const line of lines) {
    const colon = line.indexOf(':')
    if (colon > 0) headers.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim())
  }
  return { start, headers, body: blank < 0 ? '' : text.slice(blank + 2) }
}

/** Bytes of the request as sent: CRLF in the head, the body as written, and one connection per request. */
export function requestBytes(request: string): Buffer {
  const { start, headers, body } = parseMessage(request)
  const content = body.replace(/\n$/, '')
  if (!headers.has('connection')) headers.set('connection', 'close')
  if (content && !headers.has('content-length'))
    headers.set('content-length', String(Buffer.byteLength(content)))
  const head = [start, ...[...headers].map(([name, value]) => `${name}: ${value}`)].join('\r\n')
  return Buffer.from(`${head}\r\n\r\n${content}`)
}

/** Undoes chunked transfer coding (RFC 9112, section 7.1). */
function dechunk(body: string): string {
  let rest = Buffer.from(body, 'latin1')
  let out = ''
  for (;;) {
    const line = rest.indexOf('\r\n')
    const size = Number.parseInt(rest.subarray(0, line).toString('latin1'), 16)
    if (!(size > 0)) return out
    out += rest.subarray(line + 2, line + 2 + size).toString('latin1')
    rest = rest.subarray(line + 2 + size + 2)
  }
}

/** Sends raw bytes to a port on this machine and reads the answer until the server closes (5 s at most). */
export function exchangeBytes(port: number, bytes: Buffer): Promise<HttpMessage> {
  return new Promise((resolve, reject) => {
    const socket = net.connect(port, '127.0.0.1')
    let raw = ''
    socket.setEncoding('latin1')
    socket.setTimeout(5_000, () => socket.destroy(new Error(`no complete answer within 5 s; so far: ${raw}`)))
    socket.once('connect', () => socket.write(bytes))
    socket.on('data', (data) => {
      raw += data
    })
    socket.once('error', reject)
    socket.once('close', () => {
      const split = raw.indexOf('\r\n\r\n')
      const message = parseMessage(Buffer.from(raw.slice(0, split + 4), 'latin1').toString('utf8'))
      const body = raw.slice(split + 4)
      const chunked = message.headers.get('transfer-encoding') === 'chunked'
      resolve({ ...message, body: Buffer.from(chunked ? dechunk(body) : body, 'latin1').toString('utf8') })
    })
  })
}

/** What placeholders in headers, such as `<sid>`, have stood for in the responses of one server so far. */
export type Seen = Map<string, string>

const placeholder = /<([a-z][a-z-]*)>/g

/** A request with what earlier responses put in place of its placeholders. */
export const filledIn = (request: string, seen: Seen): string =>
  request.replace(placeholder, (whole, name) => seen.get(name) ?? whole)

/** Whether a header came as promised; what stands in place of a placeholder is remembered. */
function fits(promised: string, came: string, seen: Seen): boolean {
  const names = [...promised.matchAll(placeholder)].map(([, name]) => name ?? '')
  const literal = promised.split(/<[a-z][a-z-]*>/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  const found = new RegExp(`^${literal.join('([\\w-]+)')}$`, 'i').exec(came)
  names.forEach((name, index) => {
    seen.set(name, found?.[index + 1] ?? '')
  })
  return found !== null
}

/** What differs from the response the author promises: status code, each header written there, the body. */
export function differences(expected: HttpMessage, actual: HttpMessage, seen: Seen): string[] {
  const status = (message: HttpMessage) => message.start.split(' ')[1]
  const found: string[] = []
  if (status(expected) !== status(actual))
    found.push(`status ${status(expected)} expected, ${status(actual)} came`)
  for (const [name, value] of expected.headers) {
    const came = actual.headers.get(name)
    if (came === undefined || !fits(value, came, seen))
      found.push(`header ${name}: "${value}" expected, "${came ?? '(none)'}" came`)
  }
  if (expected.body.trimEnd() !== actual.body.trimEnd())
    found.push(`body ${JSON.stringify(expected.body)} expected, ${JSON.stringify(actual.body)} came`)
  return found
}

async function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = net.createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

const accepts = (port: number) =>
  new Promise<boolean>((resolve) => {
    const socket = net.connect(port, '127.0.0.1')
    socket.once('connect', () => resolve(socket.end() !== undefined))
    socket.once('error', () => resolve(false))
  })

/** Starts a sample server on a free port, hands the port to `use`, and stops the server again. */
export async function withServer<T>(file: string, use: (port: number) => Promise<T>): Promise<T> {
  const port = await freePort()
  const runtime = runtimeOf(file)
  if (!runtime) throw new Error(`${file}: no runtime for this file`)
  const name = path.basename(file)
  const alone = runtime.listens?.test(fs.readFileSync(file, 'utf8')) ?? false
  const [command, ...args] = (alone ? undefined : runtime.server?.(name, port)) ?? runtime.script(name)
  const child: ChildProcess = spawn(command, args, {
    cwd: path.dirname(file),
    env: { ...process.env, PORT: String(port) },
  })
  let log = ''
  child.stderr?.on('data', (data) => {
    log += data
  })
  try {
    for (let tries = 0; !(await accepts(port)); tries++) {
      if (child.exitCode !== null || tries > 300) throw new Error(`${file} did not start: ${log}`)
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
    return await use(port)
  } finally {
    child.kill('SIGKILL')
  }
}
