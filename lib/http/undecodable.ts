import 'server-only'
import diagnostics from 'node:diagnostics_channel'
import type { IncomingMessage } from 'node:http'

const answeredAt = '/api/undecodable'

/** Whether the path of an address is well percent-encoded (RFC 3986, 2.1; UTF-8). A query is never decoded as a whole. */
export function isDecodable(address: string): boolean {
  const [path = ''] = address.split('?', 1)
  if (!path.includes('%')) return true
  try {
    return decodeURIComponent(path) !== undefined
  } catch {
    return false
  }
}

/**
 * Gives requests whose path nobody can decode to one address of ours, which answers 400; Next answers 500 to some. Done
 * where requests come in, since a proxy.ts that matches all pages costs each of them more than this.
 */
export function turnAsideUndecodable(): void {
  diagnostics.subscribe('http.server.request.start', (message) => {
    const { request } = message as { request: IncomingMessage }
    if (!isDecodable(request.url ?? '')) request.url = answeredAt
  })
}
