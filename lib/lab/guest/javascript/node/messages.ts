import { Buffer } from 'buffer'
import { Readable, Writable } from 'readable-stream'
import { STATUS_CODES } from './statuses'

type HeaderValue = string | number | string[]
type Headers_ = Record<string, HeaderValue>

/** What a message of the lab knows of the connection that it does not have. */
const connection = () => {
  const nothing = () => {}
  return {
    remoteAddress: '127.0.0.1',
    encrypted: false,
    readable: true,
    writable: true,
    on: nothing,
    once: nothing,
    removeListener: nothing,
    setTimeout: nothing,
    destroy: nothing,
  }
}

/** A request as `node:http` gives it. */
export class IncomingMessage extends Readable {
  httpVersion = '1.1'
  httpVersionMajor = 1
  httpVersionMinor = 1
  complete = false
  headers: Record<string, string> = {}
  rawHeaders: string[] = []
  socket = connection()
  connection = this.socket
  readonly method: string
  url: string
  #body: Uint8Array

  constructor(request: Request, body: Uint8Array) {
    super()
    const { pathname, search } = new URL(request.url)
    this.method = request.method
    this.url = pathname + search
    this.#body = body
    for (const [name, value] of request.headers) {
      this.headers[name] = value
      this.rawHeaders.push(name, value)
    }
  }
  _read() {
    if (this.#body.length > 0) this.push(Buffer.from(this.#body))
    this.#body = new Uint8Array()
    this.complete = true
    this.push(null)
  }
}

/** A response as `node:http` offers it, kept until it ends. */
export class ServerResponse extends Writable {
  statusCode = 200
  statusMessage = ''
  headersSent = false
  finished = false
  sendDate = false
  socket = connection()
  connection = this.socket
  readonly req: IncomingMessage
  readonly #headers = new Map<string, { name: string; value: HeaderValue }>()
  readonly #parts: Uint8Array[] = []

  constructor(request: IncomingMessage) {
    super()
    this.req = request
  }
  setHeader(name: string, value: HeaderValue) {
    if (this.headersSent)
      throw Object.assign(new Error('Cannot set headers after they are sent to the client'), {
        code: 'ERR_HTTP_HEADERS_SENT',
      })
    this.#headers.set(name.toLowerCase(), { name, value })
    return this
  }
  appendHeader(name: string, value: string | string[]) {
    const before = this.getHeader(name)
    return this.setHeader(name, before === undefined ? value : [before, value].flat().map(String))
  }
  getHeader(name: string) {
    return this.#headers.get(name.toLowerCase())?.value
  }
  hasHeader(name: string) {
    return this.#headers.has(name.toLowerCase())
  }
  removeHeader(name: string) {
    this.#headers.delete(name.toLowerCase())
  }
  getHeaderNames() {
    return [...this.#headers.keys()]
  }
  getHeaders(): Headers_ {
    return Object.fromEntries([...this.#headers].map(([name, { value }]) => [name, value]))
  }
  writeHead(status: number, reason?: string | Headers_, headers?: Headers_) {
    this.statusCode = status
    if (typeof reason === 'string') this.statusMessage = reason
    const given = typeof reason === 'string' ? headers : reason
    for (const [name, value] of Object.entries(given ?? {})) this.setHeader(name, value)
    this.headersSent = true
    return this
  }
  flushHeaders() {
    this.headersSent = true
  }
  /** Packages that wait for the headers patch `writeHead`, and expect it to be called. */
  _implicitHeader() {
    this.writeHead(this.statusCode)
  }
  get _header() {
    return this.headersSent ? 'sent' : null
  }
  _write(chunk: string | Uint8Array, encoding: string, done: () => void) {
    this.#parts.push(typeof chunk === 'string' ? Buffer.from(chunk, encoding) : chunk)
    done()
  }
  override write(...values: unknown[]) {
    if (!this.headersSent) this._implicitHeader()
    return super.write(...values)
  }
  override end(...values: unknown[]) {
    if (!this.headersSent) this._implicitHeader()
    this.finished = true
    return super.end(...values)
  }
  /** The whole of it, once it has ended. */
  asResponse(): Response {
    const headers = new Headers()
    for (const { name, value } of this.#headers.values())
      for (const one of [value].flat()) headers.append(name, String(one))
    const body = [204, 304].includes(this.statusCode) ? null : Buffer.concat(this.#parts)
    const statusText = this.statusMessage || STATUS_CODES[this.statusCode] || ''
    return new Response(body, { status: this.statusCode, statusText, headers })
  }
}
