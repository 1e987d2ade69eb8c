// `npm run bench:progress`: what it costs to store an answer through each door of the portal, against a bare handler of
// the same Next that does the same INSERT on the same PostgreSQL.
import { closedLoop, type Load, openLoop } from './gauge/load'
import { watchOthers } from './gauge/processes'
import { digits, publish, table } from './gauge/report'
import { interleaved, quotients } from './gauge/rounds'
import { bootstrap, type Interval, median, quantile } from './gauge/statistics'
import { bareDoor, type Door, portalDoors } from './stage/doors'
import { builtBaseline, builtPortal } from './stage/portal'
import { type Cluster, startPostgres } from './stage/postgres'
import { startBuilt } from './stage/server'

const rounds = 8
const paced = { perSecond: 50, seconds: 6 }
const eager = { connections: 8, seconds: 3 }

type Sample = {
  server: number
  database: number
  perSecond: number
  p50: number
  p95: number
  failed: number
}

/** Milliseconds of CPU per write, of the web server and of the database. */
async function sample(door: Door, database: Cluster, run: (door: Door) => Promise<Load>): Promise<Sample> {
  const before = [door.server.cpu(), database.cpu()] as const
  const { latencies, failed, seconds } = await run(door)
  const writes = latencies.length
  return {
    server: ((door.server.cpu() - before[0]) / writes) * 1000,
    database: ((database.cpu() - before[1]) / writes) * 1000,
    perSecond: writes / seconds,
    p50: quantile(latencies, 0.5),
    p95: quantile(latencies, 0.95),
    failed,
  }
}

const interval = ({ middle, low, high }: Interval) =>
  `${digits(middle, 2)} (${digits(low, 2)}–${digits(high, 2)})`

/** One row per door; ratios are to the first, round by round. */
function show(doors: Door[], samples: Sample[][]): string {
  const bare = samples[0] ?? []
  const rows = doors.map(({ name }, index) => {
    const own = samples[index] ?? []
    const of = (key: keyof Sample, from: Sample[] = own) => from.map((one) => one[key])
    const ratio = (key: keyof Sample) => interval(bootstrap(quotients(of(key), of(key, bare))))
    return [
      name,
      digits(median(of('server')), 2),
      ratio('server'),
      digits(median(of('database')), 2),
      digits(median(of('perSecond'))),
      digits(median(of('p50')), 1),
      ratio('p50'),
      digits(median(of('p95')), 1),
      ratio('p95'),
      of('failed').reduce((sum, count) => sum + count, 0),
    ]
  })
  const cpu = ['server CPU ms per write', '÷ bare', 'database CPU ms']
  return table(['Door', ...cpu, 'writes/s', 'p50 ms', '÷ bare', 'p95 ms', '÷ bare', 'failed'], rows)
}

async function compare(doors: Door[], database: Cluster) {
  const atRate = ({ server, ...door }: Door) => openLoop({ ...door, port: server.port }, paced)
  const atOnce = ({ server, ...door }: Door) => closedLoop({ ...door, port: server.port }, eager)
  for (const door of doors) await sample(door, database, atOnce)
  const open = await interleaved(doors, rounds, (door) => sample(door, database, atRate))
  const closed = await interleaved(doors, rounds, (door) => sample(door, database, atOnce))
  const note = `${rounds} rounds each, medians; in brackets 95 % bootstrap intervals over rounds. Every other answer is right; 200 learners take turns.`
  return [
    `${paced.perSecond} writes a second, waiting counted from when each was due:`,
    show(doors, open),
    `As many as go through ${eager.connections} connections:`,
    show(doors, closed),
    note,
  ]
}

async function main() {
  const [portal, baseline] = [builtPortal(), builtBaseline()]
  const others = watchOthers()
  const database = await startPostgres()
  const env = { DATABASE_URL: database.url }
  const ours = await startBuilt(portal.root, '/api/health/ready', env)
  const bare = await startBuilt(baseline.root, '/', env)
  try {
    const doors = [await bareDoor(bare, database.url), ...(await portalDoors(ours, portal.root))]
    publish('progress', others(), ...(await compare(doors, database)))
  } finally {
    await Promise.all([ours.stop(), bare.stop()])
    await database.stop()
    portal.dispose()
    baseline.dispose()
  }
}

await main()
