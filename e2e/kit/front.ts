import fs from 'node:fs'
import http, { type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { scriptHashes } from '@/scripts/seal-pages'

/**
 * Test kit: stands before a running portal, and can be stopped as a server is, or deploy what looks like another build:
 * another build id, every script and style sheet under another name, the old names gone.
 */
export class Front {
  readonly #server = http.createServer((request, response) => void this.#answer(request, response))
  readonly #portal: URL
  readonly #build = fs.readFileSync('.next/BUILD_ID', 'utf8')
  #port = 0
  isNext = false
  /** A `silent` server takes requests and answers none; a `failing` one answers 502 to all. */
  health: 'well' | 'silent' | 'failing' = 'well'
  /** Addresses that found nothing. */
  readonly missing: string[] = []

  constructor(portal: string) {
    this.#portal = new URL(portal)
  }

  get address() {
    return `http://localhost:${this.#port}`
  }

  async start() {
    await new Promise<void>((resolve) => this.#server.listen(this.#port, resolve))
    this.#port = (this.#server.address() as AddressInfo).port
  }

  async stop() {
    const closed = new Promise((resolve) => this.#server.close(resolve))
    this.#server.closeAllConnections()
    await closed
  }

  deploy() {
    this.isNext = true
  }

  async #answer(request: IncomingMessage, response: ServerResponse) {
    const path = request.url ?? '/'
    if (this.health === 'silent') return
    if (this.health === 'failing') return void response.writeHead(502).end()
    const isOldCode = this.isNext && /^\/_next\/static\/chunks\/(?!next-)/.test(path)
    const upstream = isOldCode ? undefined : await this.#ask(request, path.replace('chunks/next-', 'chunks/'))
    const status = upstream?.statusCode ?? 404
    if (status === 404) this.missing.push(path)
    const { headers = {} } = upstream ?? {}
    for (const name of ['transfer-encoding', 'content-length', 'etag', 'connection']) delete headers[name]
    const parts: Buffer[] = []
    for await (const part of upstream ?? []) parts.push(part)
    const body = this.isNext ? this.#renamed(Buffer.concat(parts), headers) : Buffer.concat(parts)
    response.writeHead(status, headers)
    response.end(body)
  }

  #ask(request: IncomingMessage, path: string): Promise<IncomingMessage> {
    const headers: http.OutgoingHttpHeaders = { ...request.headers, 'accept-encoding': 'identity' }
    // What has not changed for the portal is another build’s here.
    for (const name of ['if-none-match', 'if-modified-since']) delete headers[name]
    const { hostname, port } = this.#portal
    return new Promise((resolve, reject) => {
      const asked = http.request({ hostname, port, path, method: request.method, headers }, resolve)
      asked.on('error', reject)
      request.pipe(asked)
    })
  }

  #renamed(body: Buffer, headers: http.IncomingHttpHeaders): Buffer {
    const type = headers['content-type'] ?? ''
    if (!/html|javascript|json|x-component/.test(type)) return body
    const text = body
      .toString('utf8')
      .replaceAll(this.#build, `next-${this.#build}`)
      .replaceAll('static/chunks/', 'static/chunks/next-')
    const policy = headers['content-security-policy']
    if (type.includes('html') && policy)
      headers['content-security-policy'] = String(policy).replace(
        /script-src 'self'[^;]*/,
        ["script-src 'self'", ...scriptHashes(text)].join(' '),
      )
    return Buffer.from(text)
  }
}
