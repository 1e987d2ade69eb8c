import 'server-only'
import diagnostics from 'node:diagnostics_channel'
import type { IncomingMessage } from 'node:http'
import { peerHeader } from './client-address'

/**
 * Notes on every request the address of the socket it came by, before anybody reads its headers: Next hands on an
 * `X-Forwarded-For` that the client made up. https://nodejs.org/api/diagnostics_channel.html#http
 */
export function notePeers(): void {
  diagnostics.subscribe('http.server.request.start', (message) => {
    const { request } = message as { request: IncomingMessage }
    request.headers[peerHeader] = request.socket.remoteAddress ?? ''
  })
}
