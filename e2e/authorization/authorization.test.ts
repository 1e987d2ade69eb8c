import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { nextStart, PortalProcess } from '@/e2e/kit/portal-process'
import { postBatch } from '@/e2e/kit/post-batch'
import type { IndexFile } from '@/lib/content/index-file'
import { freePort } from '@/lib/db/testing/postgres'
import { answeredEvent } from '@/lib/progress/event'
import { type Endpoint, endpointsOf } from './endpoints'
import { everybody, type People, settlePeople, type Who } from './people'
import { type Verdict, verdicts } from './verdicts'

const isBuilt = fs.existsSync('.next/BUILD_ID')
const home = fs.mkdtempSync(path.join(os.tmpdir(), 'serverside-authorization-'))

/** Every endpoint of the build × everybody, over HTTP. */
describe.skipIf(!isBuilt)(`who may do what${isBuilt ? '' : ' (skipped: nothing was built)'}`, () => {
  let portal: PortalProcess
  let people: People
  let cookies: Record<Who, string>
  let endpoints: Endpoint[]

  beforeAll(async () => {
    const [port, dataDir] = [await freePort(), path.join(home, 'data')]
    people = await settlePeople(dataDir)
    const env = { DATABASE_URL: '', PORTAL_DATA_DIR: dataDir, LOG_LEVEL: 'error', SHUTDOWN_DRAIN_MS: '0' }
    portal = new PortalProcess({ command: nextStart(port), port, env })
    await portal.start()
    const { address } = portal
    const { cookie } = await postBatch({ address, events: [answerToAny()] })
    cookies = { ...people.cookies, anonymous: cookie ?? '' }
    const { ann } = people
    await postBatch({ address, cookie: cookies.ann, expectedLearner: ann.learnerId, events: [answerToAny()] })
    endpoints = await endpointsOf('.next', address)
  })
  afterAll(async () => {
    await portal?.stop()
    fs.rmSync(home, { recursive: true, force: true })
  })

  const progressOf = async (who: Who) =>
    (await fetch(`${portal.address}/api/progress`, { headers: { cookie: cookies[who] } })).text()

  /** Everything kept of Ann: her events, her account and the ways into it. */
  const everythingOfAnn = async () => {
    const response = await fetch(`${portal.address}/api/export`, { headers: { cookie: cookies.ann } })
    const { exportedAt: _, ...kept } = await response.json()
    return kept
  }

  const declared = () =>
    endpoints.flatMap((endpoint): [Endpoint, Verdict][] => {
      const verdict = verdicts[endpoint.name]
      return verdict ? [[endpoint, verdict]] : []
    })

  async function ask(endpoint: Endpoint, verdict: Verdict, who: Who) {
    const { address } = portal
    const at = verdict.at ?? endpoint.address
    if (!at) throw new Error(`${endpoint.name}: say in its verdict where one of it is`)
    const action: Record<string, string> = endpoint.action
      ? { 'next-action': endpoint.action, 'content-type': 'text/plain;charset=UTF-8' }
      : {}
    const response = await fetch(address + at, {
      method: endpoint.method,
      headers: { origin: address, cookie: cookies[who], ...action, ...verdict.headers },
      body: verdict.body?.(people.ann) ?? null,
      redirect: 'manual',
    })
    const text = await response.text()
    const wanted = verdict.answers[who]
    const got = typeof wanted === 'number' ? response.status : text.includes(wanted) ? wanted : text
    return { got, wanted, text: text + JSON.stringify([...response.headers]) }
  }

  it('every endpoint has a declared verdict, and every verdict an endpoint', () => {
    const found = new Set(endpoints.map(({ name }) => name))
    expect([...found].filter((name) => !verdicts[name])).toEqual([])
    expect(Object.keys(verdicts).filter((name) => !found.has(name))).toEqual([])
  })

  it('everybody is answered as declared, is told nothing of Ann’s, and changes nothing of hers', async () => {
    const [before, kept] = [await progressOf('ann'), await everythingOfAnn()]
    const { learnerId, userId, email } = people.ann
    expect(before).toContain(learnerId)
    const wrong: string[] = []
    for (const who of everybody.filter((one) => one !== 'ann'))
      for (const [endpoint, verdict] of declared()) {
        const { got, wanted, text } = await ask(endpoint, verdict, who)
        if (got !== wanted) wrong.push(`${endpoint.name} answered ${who} ${got}, not ${wanted}`)
        // A refusal may repeat the learner that was asked for, but not as the one who is there.
        const secrets = [userId, email, cookies.ann.split('=')[1] ?? '', `"learner":"${learnerId}"`]
        if (secrets.some((secret) => text.includes(secret)))
          wrong.push(`${endpoint.name} told ${who} something of Ann’s`)
      }
    expect(wrong).toEqual([])
    expect(await progressOf('ann')).toBe(before)
    expect(await everythingOfAnn()).toEqual(kept)
    expect(kept.account.identities).toHaveLength(2)
  })

  it('Ann is answered as declared', async () => {
    const wrong: string[] = []
    for (const [endpoint, verdict] of declared()) {
      const { got, wanted } = await ask(endpoint, verdict, 'ann')
      if (got !== wanted) wrong.push(`${endpoint.name} answered ${got}, not ${wanted}`)
    }
    expect(wrong).toEqual([])
  })
})

/** A real one, so that the portal stores it. */
function answerToAny() {
  const { questions }: IndexFile = JSON.parse(fs.readFileSync('.content/index.json', 'utf8'))
  const question = questions.find(({ key }) => key.kind === 'single')
  const device = { id: crypto.randomUUID(), seq: 0 }
  return answeredEvent({
    question: question?.id ?? '',
    rev: question?.rev ?? '',
    answer: { kind: 'single', choice: 0 },
    device,
  })
}
