import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { brokenBy, Ledger } from '@/e2e/kit/ledger'
import type { Posted } from '@/e2e/kit/post-batch'
import { storedInPostgres } from '@/e2e/kit/stored-events'
import { type Campaign, type Outcome, type Sizes, size } from '../campaign'
import { lacksPostgres, type Stage } from '../stage'
import { answerTo, status, write } from './requests'

/** The database is not there, or has no connection to spare: said at once, and over by itself. */

/** What does not look like "come again later" within the patience given. */
function unlikeRefusal(posts: Posted[], patienceMs: number): string[] {
  const others = posts.filter((one) => one.status !== 503 || !one.retryAfter)
  const slow = posts.filter(({ ms }) => ms > patienceMs)
  return [
    ...(others.length > 0
      ? [`${others.length} writes were answered ${others[0]?.status} and not 503 with Retry-After`]
      : []),
    ...(slow.length > 0 ? [`${slow.length} writes waited longer than ${patienceMs} ms`] : []),
  ]
}

/** Milliseconds until a write is taken again. */
async function recovery(stage: Stage, address: string): Promise<number> {
  const began = Date.now()
  while (Date.now() - began < 30_000) {
    if ((await write(address, [answerTo(stage)])).status === 200) return Date.now() - began
    await sleep(20)
  }
  return Number.POSITIVE_INFINITY
}

/** Writes and reads while nothing can be kept; answers the writes, and which other addresses answered what they should not. */
async function knock(address: string, stage: Stage, seconds: number) {
  const posts: Posted[] = []
  const wrong = new Set<string>()
  const wanted: [string, number][] = [
    ['/api/health/live', 200],
    ['/api/health/ready', 503],
    ...stage.readable,
  ]
  for (const until = Date.now() + 1000 * seconds; Date.now() < until; await sleep(100)) {
    posts.push(await write(address, [answerTo(stage)]))
    for (const [path, due] of wanted) {
      const got = await status(address + path)
      if (got !== due) wrong.add(`${path} answered ${got} while the database was away`)
    }
  }
  return { posts, wrong: [...wrong] }
}

async function databaseAway(sizes: Sizes, stage: Stage): Promise<Outcome> {
  const cluster = await stage.postgres()
  const portal = await stage.portal({ DATABASE_URL: cluster.url })
  await portal.start()
  const { address } = portal
  const ledger = new Ledger()
  const learners = stage.writers({ address, ledger, count: 4 })
  const stop = new AbortController()
  const working = Promise.all(learners.map((learner) => learner.work(stop.signal)))
  await sleep(500)
  await cluster.kill()
  const { posts, wrong } = await knock(address, stage, size(sizes, 'seconds'))
  await cluster.start()
  const back = await recovery(stage, address)
  stop.abort()
  await working
  await Promise.all(learners.map((learner) => learner.drain()))
  // What was sent to knock belongs to no ledger.
  const toll = { ...ledger.compare(await storedInPostgres(cluster.url)), surplus: 0 }
  const figures = { 'seconds away': size(sizes, 'seconds'), ...refusals(posts, back), ...toll }
  return { figures, broken: [...brokenBy(toll), ...wrong, ...unlikeRefusal(posts, 1000), ...tooLate(back)] }
}

const refusals = (posts: Posted[], back: number) => ({
  'writes refused': posts.length,
  'slowest refusal ms': Math.round(Math.max(0, ...posts.map(({ ms }) => ms))),
  'taken again after ms': back,
})
const tooLate = (back: number) => (back > 5000 ? ['writes were not taken again within five seconds'] : [])

async function poolExhausted(sizes: Sizes, stage: Stage): Promise<Outcome> {
  const cluster = await stage.postgres()
  const portal = await stage.portal({ DATABASE_URL: cluster.url, DATABASE_POOL: '3' })
  await portal.start()
  const { address } = portal
  const hog = new pg.Client({ connectionString: cluster.url })
  await hog.connect()
  await hog.query('begin')
  // Every write waits for this table, and keeps its connection meanwhile.
  await hog.query('lock table progress_head in access exclusive mode')
  const posts: Posted[] = []
  const crowd = async () => {
    for (const until = Date.now() + 1000 * size(sizes, 'seconds'); Date.now() < until; await sleep(50))
      posts.push(await write(address, [answerTo(stage)]))
  }
  const crowding = Promise.all(Array.from({ length: size(sizes, 'writers') }, crowd))
  await sleep(1000)
  const live = await status(`${address}/api/health/live`)
  await crowding
  await hog.query('rollback')
  await hog.end()
  const back = await recovery(stage, address)
  const figures = { connections: 3, writers: size(sizes, 'writers'), ...refusals(posts, back) }
  // Two seconds for a connection, five for a statement, one for a busy machine.
  const broken = [...unlikeRefusal(posts, 8000), ...tooLate(back)]
  return { figures, broken: live === 200 ? broken : [...broken, 'liveness failed'] }
}

export const databaseIsAway: Campaign = {
  name: 'database-away',
  promises: [10],
  says: 'PostgreSQL is away while readers read and writers write',
  full: { seconds: 60 },
  small: { seconds: 2 },
  lacks: lacksPostgres,
  run: databaseAway,
}

export const poolIsExhausted: Campaign = {
  name: 'pool-exhausted',
  promises: [11],
  says: 'every connection to PostgreSQL is stuck behind a lock',
  full: { seconds: 30, writers: 40 },
  small: { seconds: 1, writers: 8 },
  lacks: lacksPostgres,
  run: poolExhausted,
}
