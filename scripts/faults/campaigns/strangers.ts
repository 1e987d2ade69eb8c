import { randomBytes, randomUUID } from 'node:crypto'
import fs from 'node:fs'
import http from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import fc from 'fast-check'
import pg from 'pg'
import { type Malformed, malformedTo } from '@/e2e/kit/malformed'
import { postBatch } from '@/e2e/kit/post-batch'
import { type Campaign, type Outcome, type Sizes, size } from '../campaign'
import { lacksPostgres, type Stage } from '../stage'
import { answerTo } from './requests'

/** People and programs that send what they should not. */

/** How many rows every table of ours has. */
async function footprint(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const tables = await client.query<{ name: string }>(
    `select table_name as name from information_schema.tables where table_schema = 'public' order by 1`,
  )
  const counts: string[] = []
  for (const { name } of tables.rows) {
    const { rows } = await client.query<{ count: string }>(`select count(*) from "${name}"`)
    counts.push(`${name} ${rows[0]?.count}`)
  }
  await client.end()
  return counts.join(', ')
}

const agent = new http.Agent({ keepAlive: true, maxSockets: 16 })

/** The status of the answer, 0 when the connection broke. */
const send = (port: number, { body, ...options }: Malformed): Promise<number> =>
  new Promise((resolve) => {
    const request = http.request({ host: '127.0.0.1', port, agent, ...options }, (response) => {
      response.resume()
      response.once('end', () => resolve(response.statusCode ?? 0))
    })
    request.once('error', () => resolve(0))
    request.end(options.method === 'GET' ? undefined : body)
  })

/** Megabytes that a process occupies. */
function residentMb(pid: number | undefined): number {
  const status = fs.readFileSync(`/proc/${pid}/status`, 'utf8')
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024
}

async function malformed(sizes: Sizes, stage: Stage): Promise<Outcome> {
  const cluster = await stage.postgres()
  const portal = await stage.portal({ DATABASE_URL: cluster.url })
  await portal.start()
  const statuses: Record<string, number> = {}
  const arbitrary = malformedTo('/api/progress', `http://127.0.0.1:${portal.port}`)
  const salvo = async (count: number, seed: number) => {
    const requests = fc.sample(arbitrary, { numRuns: count, seed })
    for (const status of await Promise.all(requests.map((request) => send(portal.port, request))))
      statuses[status] = (statuses[status] ?? 0) + 1
  }
  const [requests, warmUp] = [size(sizes, 'requests'), size(sizes, 'warm-up')]
  for (let sent = 0; sent < warmUp; sent += 500) await salvo(500, sent)
  await sleep(1000)
  const [before, memory] = [await footprint(cluster.url), residentMb(portal.pid)]
  for (let sent = 0; sent < requests; sent += 500) {
    await salvo(500, 1_000_000 + sent)
    stage.tell(`${sent} of ${requests} requests`)
  }
  await sleep(1000 * size(sizes, 'rest seconds'))
  const [after, memoryAfter] = [await footprint(cluster.url), residentMb(portal.pid)]
  const bugs = Object.keys(statuses).filter((status) => Number(status) >= 500 || status === '0')
  const grown = memoryAfter > memory * 1.1 && requests > warmUp
  return {
    figures: {
      requests,
      ...named(statuses),
      'MB before': Math.round(memory),
      'MB after': Math.round(memoryAfter),
    },
    broken: [
      ...bugs.map((status) => `${statuses[status]} were answered ${status}`),
      ...(before === after ? [] : [`rows changed from ${before} to ${after}`]),
      ...(grown ? ['memory did not come back within a tenth'] : []),
    ],
  }
}

const named = (statuses: Record<string, number>) =>
  Object.fromEntries(Object.entries(statuses).map(([status, count]) => [`answered ${status}`, count]))

type Somebody = { cookie: string; learner: string; events: ReturnType<typeof answerTo>[] }

async function somebody(address: string, stage: Stage): Promise<Somebody> {
  const events = Array.from({ length: 5 }, () => answerTo(stage))
  const { cookie, view } = await postBatch({ address, events })
  if (!cookie || !view?.learner) throw new Error('nobody was made')
  return { cookie, learner: view.learner, events }
}

/** The ways in which one learner or a program may reach for what is another's. None knows the other's cookie. */
function attempts({ ann, ben }: Record<'ann' | 'ben', Somebody>, address: string, stage: Stage) {
  const [name = '', token = ''] = ann.cookie.split('=')
  const forged = () => {
    const place = Math.floor(stage.random() * token.length)
    const letter = token[place] === 'A' ? 'B' : 'A'
    return `${name}=${token.slice(0, place)}${letter}${token.slice(place + 1)}`
  }
  const taken = ann.events[1 + Math.floor(stage.random() * (ann.events.length - 1))]
  const answer = () => [answerTo(stage)]
  const read = (headers: Record<string, string>, query = '') =>
    fetch(`${address}/api/progress${query}`, { headers }).then((response) => response.text())
  const post = (sent: { cookie?: string; expectedLearner?: string | null; events: unknown[] }) =>
    postBatch({ address, ...sent }).then(({ text }) => text)
  return [
    () => post({ cookie: ben.cookie, expectedLearner: ann.learner, events: answer() }),
    () => post({ expectedLearner: ann.learner, events: answer() }),
    () => post({ cookie: forged(), expectedLearner: ann.learner, events: answer() }),
    () =>
      post({
        cookie: `${name}=${randomBytes(32).toString('base64url')}`,
        expectedLearner: ann.learner,
        events: answer(),
      }),
    () =>
      post({
        cookie: ben.cookie,
        expectedLearner: ben.learner,
        events: taken ? [{ ...taken, deviceId: randomUUID() }] : [],
      }),
    // With what stands in a file that she exported.
    () =>
      postBatch({ address, events: ann.events.slice(0, 1) }).then(
        ({ view }) => `"learner":"${view?.learner}"`,
      ),
    () => post({ cookie: `${name}=${ann.learner}`, expectedLearner: ann.learner, events: answer() }),
    () => read({ cookie: forged() }),
    () => read({ cookie: ben.cookie }, '?since=0'),
    () => read({ cookie: ben.cookie, 'if-none-match': `"1-${ann.learner}-5"` }),
    () => read({ cookie: `${name}=${ann.learner}; serverside-session=${ann.learner}` }, '?since=0'),
  ]
}

async function trespass(sizes: Sizes, stage: Stage): Promise<Outcome> {
  const cluster = await stage.postgres()
  const portal = await stage.portal({ DATABASE_URL: cluster.url })
  await portal.start()
  const { address } = portal
  const [ann, ben] = [await somebody(address, stage), await somebody(address, stage)]
  const own = () =>
    fetch(`${address}/api/progress`, { headers: { cookie: ann.cookie } }).then((response) => response.text())
  const before = await own()
  let told = 0
  for (let count = 0; count < size(sizes, 'attempts'); ) {
    const answers = await Promise.all(attempts({ ann, ben }, address, stage).map((attempt) => attempt()))
    count += answers.length
    // An id that the intruder named itself may be repeated to it as its own.
    const secrets = [`"learner":"${ann.learner}"`, ann.events[0]?.eventId ?? '']
    told += answers.filter((text) => secrets.some((secret) => text.includes(secret))).length
  }
  const after = await own()
  return {
    figures: { attempts: size(sizes, 'attempts'), 'told or changed': told },
    broken: [
      ...(told > 0 ? [`${told} attempts were told something of another learner`] : []),
      ...(before === after ? [] : ['the progress of another learner changed']),
    ],
  }
}

export const malformedRequests: Campaign = {
  name: 'malformed-requests',
  promises: [29, 30],
  says: 'requests that no browser of ours sends: noise, broken JSON, wrong fields, odd headers and methods',
  full: { requests: 100_000, 'warm-up': 20_000, 'rest seconds': 20 },
  small: { requests: 2000, 'warm-up': 2000, 'rest seconds': 0 },
  lacks: lacksPostgres,
  run: malformed,
}

export const trespassing: Campaign = {
  name: 'trespassing',
  promises: [27],
  says: 'somebody else, or nobody, reads and writes with another learner’s ids and forged cookies',
  full: { attempts: 5000 },
  small: { attempts: 200 },
  lacks: lacksPostgres,
  run: trespass,
}
