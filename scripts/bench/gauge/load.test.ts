import { once } from 'node:events'
import http from 'node:http'
import { expect, test } from 'vitest'
import { closedLoop, openLoop } from './load'

async function serve(answer: http.RequestListener, work: (port: number) => Promise<void>) {
  const server = http.createServer(answer).listen(0)
  await once(server, 'listening')
  const address = server.address()
  await work(typeof address === 'object' && address ? address.port : 0)
  server.close()
}

test('a fixed rate sends as many requests as the rate says, and counts answers that are not right', () =>
  serve(
    (request, response) => response.writeHead(request.url === '/bad' ? 500 : 200).end(),
    async (port) => {
      let count = 0
      const next = () => ({ path: count++ % 5 === 0 ? '/bad' : '/' })
      const load = await openLoop({ port, next }, { perSecond: 100, seconds: 0.2 })
      expect(load.latencies).toHaveLength(20)
      expect(load.failed).toBe(4)
    },
  ))

test('a closed loop keeps no more connections than it was given', () => {
  const sockets = new Set<unknown>()
  return serve(
    ({ socket }, response) => {
      sockets.add(socket)
      response.end('ok')
    },
    async (port) => {
      const load = await closedLoop({ port, next: () => ({ path: '/' }) }, { connections: 3, seconds: 0.1 })
      expect(sockets.size).toBe(3)
      expect(load.latencies.length).toBeGreaterThan(3)
      expect(load.failed).toBe(0)
    },
  )
})
