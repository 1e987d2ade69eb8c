import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { seeded } from '@/scripts/bench/gauge/seeded'
import { type Fate, fatesIn, storm, untouched } from './fate'
import { FaultProxy } from './fault-proxy'

let server: http.Server
let arrived: string[]
let proxy: FaultProxy

beforeEach(async () => {
  arrived = []
  server = http.createServer(async (incoming, outgoing) => {
    let text = ''
    for await (const part of incoming) text += part
    arrived.push(text)
    outgoing.end(`got ${text}`)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  proxy = await FaultProxy.open({ targets: [(server.address() as AddressInfo).port], random: seeded(1) })
})
afterEach(async () => {
  await proxy.close()
  server.close()
})

const send = (body: string) =>
  fetch(proxy.address, { method: 'POST', body }).then(
    (response) => response.text().catch(() => 'broken'),
    () => 'broken',
  )
const withFate = (fate: Partial<Fate>) => {
  proxy.fateOf = () => ({ ...untouched, ...fate })
}

describe('the fault proxy', () => {
  it('lets pass what is not hurt', async () => {
    expect([await send('a'), arrived]).toEqual(['got a', ['a']])
  })

  it('loses requests before they arrive', async () => {
    withFate({ request: 'dropped' })
    expect([await send('a'), arrived]).toEqual(['broken', []])
  })

  it.each(['dropped', 'cut'] as const)('leaves the work done when the answer is %s', async (response) => {
    withFate({ response })
    expect([await send('a'), arrived]).toEqual(['broken', ['a']])
  })

  it('brings late requests and copies after those that follow', async () => {
    withFate({ request: 'late' })
    expect(await send('late')).toBe('broken')
    withFate({ copies: 3 })
    expect(await send('a')).toBe('got a')
    expect(arrived).toEqual(['a'])
    await proxy.close()
    expect(arrived.toSorted()).toEqual(['a', 'a', 'a', 'late'])
  })

  it('draws the same fates from the same seed, and hurts three of ten either way', () => {
    const draw = (seed: number) => Array.from({ length: 2000 }, fatesIn(storm, seeded(seed)))
    expect(draw(7)).toEqual(draw(7))
    expect(draw(7)).not.toEqual(draw(8))
    const share = (key: 'request' | 'response') =>
      draw(7).filter((fate) => fate[key] !== 'passes').length / 2000
    expect([share('request'), share('response')].map((value) => Math.round(value * 10))).toEqual([3, 3])
  })
})
