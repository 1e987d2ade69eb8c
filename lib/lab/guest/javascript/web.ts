/**
 * Browsers hide cookies from scripts: their `Request` drops `Cookie` and `Host`, their `Response` drops `Set-Cookie`. A server needs
 * them, and has them in Node, Deno and Bun. These are the same classes with headers that hold what they are given.
 */
type Init = { headers?: HeadersInit }

const NativeRequest = Request
const NativeResponse = Response

class ServerRequest extends NativeRequest {
  readonly #headers: Headers

  constructor(input: RequestInfo | URL, init: RequestInit = {}) {
    super(input, init)
    this.#headers = headersBeside(super.headers, init, input instanceof NativeRequest ? input.headers : [])
  }
  override get headers() {
    return this.#headers
  }
  override clone(): ServerRequest {
    return new ServerRequest(super.clone(), { headers: this.#headers })
  }
}

class ServerResponse extends NativeResponse {
  readonly #headers: Headers

  constructor(body?: BodyInit | null, init: ResponseInit = {}) {
    super(body, init)
    this.#headers = headersBeside(super.headers, init, [])
  }
  override get headers() {
    return this.#headers
  }
  override clone(): ServerResponse {
    const { status, statusText } = this
    return new ServerResponse(super.clone().body, { status, statusText, headers: this.#headers })
  }
  static override json(data: unknown, init: ResponseInit = {}): ServerResponse {
    const headers = new Headers(init.headers)
    if (!headers.has('content-type')) headers.set('content-type', 'application/json')
    return new ServerResponse(JSON.stringify(data), { ...init, headers })
  }
  static override redirect(url: string | URL, status = 302): ServerResponse {
    return new ServerResponse(null, { status, headers: { location: String(url) } })
  }
}

/** The headers given, or those there were; and the content type that the body brought. */
function headersBeside(native: Headers, { headers }: Init, before: HeadersInit): Headers {
  const own = new Headers(headers ?? before)
  const type = native.get('content-type')
  if (type && !own.has('content-type')) own.set('content-type', type)
  return own
}

/** Puts them in place of the browser’s. */
export function serveHeaders(scope: object) {
  Object.assign(scope, { Request: ServerRequest, Response: ServerResponse })
}
