import http from 'node:http'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'

/** One request to send; `body` is sent as it is. */
export type Call = { path: string; method?: 'GET' | 'POST'; headers?: Record<string, string>; body?: string }

/** Milliseconds of each answer, and how many were not what was expected. */
export type Load = { latencies: number[]; failed: number; seconds: number }

type Target = { port: number; next: () => Call; isRight?: (status: number, body: string) => boolean }

const isOk = (status: number) => status === 200

/** Sends one request over a kept connection and reads the whole answer; answers whether it was right. */
function send(agent: http.Agent, { port, isRight = isOk }: Target, call: Call): Promise<boolean> {
  return new Promise((resolve) => {
    const { path, method = 'GET', headers = {}, body = '' } = call
    const length = body ? { 'content-length': Buffer.byteLength(body) } : {}
    const options = { host: '127.0.0.1', port, path, method, agent, headers: { ...headers, ...length } }
    const request = http.request(options, (response) => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part))
      response.once('end', () => {
        const text = plainText(Buffer.concat(parts), response.headers['content-encoding'])
        resolve(isRight(response.statusCode ?? 0, text))
      })
    })
    request.once('error', () => resolve(false))
    request.end(body)
  })
}

function plainText(body: Buffer, encoding?: string): string {
  if (encoding === 'br') return brotliDecompressSync(body).toString('latin1')
  return (encoding === 'gzip' ? gunzipSync(body) : body).toString('latin1')
}

type Closed = { connections: number; seconds: number }

/** Each connection sends the next request as soon as it has its answer. */
export async function closedLoop(target: Target, { connections, seconds }: Closed): Promise<Load> {
  const agent = new http.Agent({ keepAlive: true, maxSockets: connections })
  const load: Load = { latencies: [], failed: 0, seconds: 0 }
  const begun = performance.now()
  const until = begun + seconds * 1000
  const worker = async () => {
    while (performance.now() < until) await timed(load, () => send(agent, target, target.next()))
  }
  await Promise.all(Array.from({ length: connections }, worker))
  agent.destroy()
  return { ...load, seconds: (performance.now() - begun) / 1000 }
}

type Open = { perSecond: number; seconds: number }

/** Requests leave at a fixed rate whether answers come or not; waiting counts from when each was due. */
export async function openLoop(target: Target, { perSecond, seconds }: Open): Promise<Load> {
  const agent = new http.Agent({ keepAlive: true })
  const load: Load = { latencies: [], failed: 0, seconds: 0 }
  const begun = performance.now()
  const sent: Promise<void>[] = []
  for (let index = 0; index < perSecond * seconds; index++) {
    const due = begun + (index * 1000) / perSecond
    const early = due - performance.now()
    if (early > 0) await new Promise((resolve) => setTimeout(resolve, early))
    sent.push(timed(load, () => send(agent, target, target.next()), due))
  }
  await Promise.all(sent)
  agent.destroy()
  return { ...load, seconds: (performance.now() - begun) / 1000 }
}

async function timed(load: Load, act: () => Promise<boolean>, from = performance.now()) {
  if (!(await act())) load.failed++
  load.latencies.push(performance.now() - from)
}
