import 'server-only'
import diagnostics from 'node:diagnostics_channel'
import type { IncomingMessage } from 'node:http'

const answeredAt = '/api/undecodable'

/**
 * Whether the path of an address is well percent-encoded (RFC 3986, 2.1; UTF-8), and is one at all: `*` is none (RFC 9112,
 * 3.2). A query is never decoded as a whole.
 */
export function isDecodable(address: string): boolean {
  if (!address.startsWith('/') && !URL.canParse(address)) return false
  const [path = ''] = address.split('?', 1)
  if (!path.includes('%')) return true
  try {
    return decodeURIComponent(path) !== undefined
  } catch {
    return false
  }
}

/**
 * Gives requests that Next answers 500 to an address of ours: 400 to those whose path nobody can decode, and 405 to TRACE,
 * for which the web's `Request` has no name (https://fetch.spec.whatwg.org/#forbidden-method). Done where requests come in,
 * since a proxy.ts that matches all pages costs each of them more than this.
 */
export function turnAsideUndecodable(): void {
  diagnostics.subscribe('http.server.request.start', (message) => {
    const { request } = message as { request: IncomingMessage }
    const isTrace = request.method === 'TRACE'
    if (isTrace || !isDecodable(request.url ?? '')) request.url = answeredAt
    // Any method that is never taken there.
    if (isTrace) request.method = 'PATCH'
  })
}
