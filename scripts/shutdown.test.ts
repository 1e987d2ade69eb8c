import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { bareServer, PortalProcess } from '@/e2e/kit/portal-process'
import { sampleIndex } from '@/e2e/kit/sample-index'
import { freePort } from '@/lib/db/testing/postgres'
import { answeredEvent } from '@/lib/progress/event'

const home = fs.mkdtempSync(path.join(os.tmpdir(), 'serverside-shutdown-'))
afterAll(() => fs.rmSync(home, { recursive: true }))

/** A body of which the second half comes when it is asked for. */
function halfSent(body: string) {
  let finish: () => void = () => undefined
  const half = Math.floor(body.length / 2)
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      const send = (text: string) => controller.enqueue(new TextEncoder().encode(text))
      send(body.slice(0, half))
      finish = () => {
        send(body.slice(half))
        controller.close()
      }
    },
  })
  return { stream, finish: () => finish() }
}

it('a portal asked to stop is not ready first, finishes what is in flight, and leaves nothing locked', async () => {
  const port = await freePort()
  const data = path.join(home, 'data')
  const env = { LOG_LEVEL: 'silent', SHUTDOWN_DRAIN_MS: '1000', PORTAL_DATA_DIR: data, DATABASE_URL: '' }
  const portal = new PortalProcess({ command: bareServer(port, home, sampleIndex), port, env })
  await portal.start()
  expect(fs.readdirSync(path.join(data, 'lock')).length).toBe(1)

  const device = { id: crypto.randomUUID(), seq: 0 }
  const event = answeredEvent({
    question: 'qst_sample1a',
    rev: 'r1',
    answer: { kind: 'single', choice: 1 },
    device,
  })
  const { stream, finish } = halfSent(JSON.stringify({ v: 1, expectedLearner: null, events: [event] }))
  const headers = { 'content-type': 'application/json', origin: portal.address }
  const request = { method: 'POST', headers, body: stream, duplex: 'half' } as RequestInit
  const inFlight = fetch(`${portal.address}/api/progress`, request)

  const stopped = portal.stop()
  await expect.poll(() => fetch(`${portal.address}/api/health/ready`).then(({ status }) => status)).toBe(503)
  expect((await fetch(`${portal.address}/api/health/live`)).status).toBe(200)
  finish()
  expect(await (await inFlight).json()).toMatchObject({ verdicts: [{ verdict: 'accepted' }] })
  expect(await stopped).toBe(0)
  expect(fs.readdirSync(path.join(data, 'lock'))).toEqual([])
}, 300_000)
