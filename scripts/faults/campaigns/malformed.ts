import fs from 'node:fs'
import http from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { drizzle } from 'drizzle-orm/node-postgres'
import fc from 'fast-check'
import pg from 'pg'
import * as kit from '@/e2e/kit/malformed'
import { addIdentity, makeAccount, openSession } from '@/lib/auth/account'
import { newToken } from '@/lib/auth/token'
import { actionId } from '@/scripts/bench/stage/doors'
import { type Campaign, type Outcome, type Sizes, size } from '../campaign'
import { lacksPostgres, type Stage } from '../stage'

/** Programs that send what no page of ours would. */

async function connected<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** A hash of every row of every table of ours but the counters of limits, which are there to change. */
const footprint = (url: string) =>
  connected(url, async (client) => {
    const tables = await client.query<{ name: string }>(
      `select table_name as name from information_schema.tables where table_schema = 'public' order by 1`,
    )
    const hashes: string[] = []
    for (const { name } of tables.rows.filter((table) => table.name !== 'rate_limit')) {
      const rows = `select count(*) as count, md5(string_agg(t::text, ';' order by t::text)) as hash from "${name}" t`
      const [table] = (await client.query<{ count: string; hash: string }>(rows)).rows
      hashes.push(`${name} ${table?.count} ${table?.hash}`)
    }
    return hashes
  })

/** The cookie of somebody with two ways into their account, of which one could be taken. */
const signedIn = (url: string) =>
  connected(url, async (client) => {
    const db = drizzle(client)
    const identity = { provider: 'email', providerAccountId: 'ann@example.org' }
    const { userId } = await makeAccount(db, { name: 'Ann', email: 'ann@example.org' }, identity)
    await addIdentity(db, userId, { provider: 'github', providerAccountId: '1' })
    const token = newToken()
    await openSession(db, { token, userId })
    return `serverside-session=${token}`
  })

const agent = new http.Agent({ keepAlive: true, maxSockets: 16 })

/** The status of the answer, 0 when the connection broke. */
const send = (port: number, { body, ...options }: kit.Malformed): Promise<number> =>
  new Promise((resolve) => {
    const request = http.request({ host: '127.0.0.1', port, agent, ...options }, (response) => {
      response.resume()
      response.once('end', () => resolve(response.statusCode ?? 0))
    })
    request.once('error', () => resolve(0))
    request.end(['GET', 'HEAD', 'TRACE'].includes(options.method) ? undefined : body)
  })

/** Megabytes that a process occupies. */
function residentMb(pid: number | undefined): number {
  const status = fs.readFileSync(`/proc/${pid}/status`, 'utf8')
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024
}

/** Tells what was answered with 5xx or not at all, by method and path. */
class Answers {
  readonly statuses: Record<string, number> = {}
  readonly wrong = new Map<string, number>()

  take({ method, path }: kit.Malformed, status: number) {
    this.statuses[status] = (this.statuses[status] ?? 0) + 1
    if (status > 0 && status < 500) return
    const what = `${status} to ${method} ${path.slice(0, 80)}`
    this.wrong.set(what, (this.wrong.get(what) ?? 0) + 1)
  }

  get figures() {
    return Object.fromEntries(
      Object.entries(this.statuses).map(([status, count]) => [`answered ${status}`, count]),
    )
  }

  get broken() {
    return [...this.wrong].slice(0, 20).map(([what, count]) => `${count} times ${what}`)
  }
}

type Kind = (sender: kit.Sender) => fc.Arbitrary<kit.Malformed>

async function bombard(sizes: Sizes, stage: Stage, kinds: Kind[]): Promise<Outcome> {
  const cluster = await stage.postgres()
  // Behind a proxy that says where each comes from; with ways to sign in that reach nobody.
  // Without a bundler next-auth cannot be called.
  const provider: Record<string, string> =
    stage.kind === 'built' ? { GITHUB_ID: 'id', GITHUB_SECRET: 'secret' } : {}
  const settings = { MAILBOX: 'on', TRUSTED_PROXIES: '1', LOG_LEVEL: 'error', ...provider }
  const portal = await stage.portal({ DATABASE_URL: cluster.url, ...settings })
  await portal.start()
  const sender = { origin: `http://127.0.0.1:${portal.port}`, session: await signedIn(cluster.url) }
  const arbitrary = fc.oneof(...kinds.map((kind) => kind(sender)))
  const [requests, warmUp] = [size(sizes, 'requests'), size(sizes, 'warm-up')]
  const answers = new Answers()
  const salvos = async (count: number, seed: number) => {
    for (let sent = 0; sent < count; sent += 500) {
      const salvo = fc.sample(arbitrary, { numRuns: Math.min(500, count - sent), seed: seed + sent })
      await Promise.all(salvo.map(async (one) => answers.take(one, await send(portal.port, one))))
      stage.tell(`${sent} of ${count} requests`)
    }
  }
  await salvos(warmUp, 0)
  await sleep(1000)
  const [before, memory] = [await footprint(cluster.url), residentMb(portal.pid)]
  await salvos(requests, 1_000_000)
  await sleep(1000 * size(sizes, 'rest seconds'))
  const after = await footprint(cluster.url)
  const changed = after.filter((table, index) => table !== before[index])
  const memoryAfter = residentMb(portal.pid)
  // A process that just began only grows.
  const grew = requests > warmUp && memoryAfter > memory * 1.1
  return {
    figures: {
      requests,
      ...answers.figures,
      'tables changed': changed.length,
      'MB before': Math.round(memory),
      'MB after': Math.round(memoryAfter),
    },
    broken: [
      ...answers.broken,
      ...changed.map((table) => `rows changed: ${table}`),
      ...(grew ? ['memory did not come back within a tenth'] : []),
    ],
  }
}

export const malformedRequests: Campaign = {
  name: 'malformed-requests',
  promises: [29, 30],
  says: 'noise, broken JSON and forms, wrong fields, odd headers and methods, at every handler, from strangers and from somebody signed in',
  full: { requests: 100_000, 'warm-up': 20_000, 'rest seconds': 20 },
  small: { requests: 2000, 'warm-up': 1000, 'rest seconds': 0 },
  lacks: lacksPostgres,
  run: (sizes, stage) =>
    bombard(sizes, stage, [kit.malformedBatches, kit.malformedForms, kit.malformedQuestions]),
}

export const malformedAddresses: Campaign = {
  name: 'malformed-addresses',
  promises: [29],
  says: 'addresses that mean nothing, at every page, and calls of server actions about nothing',
  kind: 'built',
  full: { requests: 100_000, 'warm-up': 20_000, 'rest seconds': 20 },
  small: { requests: 1000, 'warm-up': 1000, 'rest seconds': 0 },
  lacks: () => lacksPostgres() ?? (fs.existsSync('.next/BUILD_ID') ? undefined : 'nothing was built'),
  run: (sizes, stage) => {
    const calls = ['recordProgressAction', 'claimProgressAction'].map(
      (name) => (sender: kit.Sender) => kit.malformedCalls(sender, actionId('.', name)),
    )
    return bombard(sizes, stage, [
      kit.malformedAddresses,
      kit.malformedBatches,
      kit.malformedForms,
      kit.malformedQuestions,
      ...calls,
    ])
  },
}
