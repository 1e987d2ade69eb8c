// `npm run bench:serve`: how many lesson pages a second of server CPU serves, and how soon, against a bare static page of
// the same Next in the same run.
import fs from 'node:fs'
import path from 'node:path'
import { closedLoop, type Load } from './gauge/load'
import { watchOthers } from './gauge/processes'
import { digits, publish, table } from './gauge/report'
import { interleaved, quotients } from './gauge/rounds'
import { bootstrap, type Interval, median, quantile } from './gauge/statistics'
import { builtBaseline, builtPortal } from './stage/portal'
import { type Server, startBuilt } from './stage/server'

const lesson = '/learn/start-here/what-a-backend-does'
const rounds = 8
const how = { connections: 8, seconds: 3 }
const encodings = ['gzip', 'identity'] as const

type Subject = { name: string; server: Server; path: string }
type Sample = { perCpuSecond: number; p95: number; failed: number }

/** The words of a built page, in paragraphs that make a page of Next about as long: it writes each twice. */
function paragraphsOf(htmlFile: string): string[] {
  const html = fs.readFileSync(htmlFile, 'utf8')
  const own = 2500
  const words = html
    .replace(/<script[\s\S]*?<\/script>/g, ' ')
    .replace(/<[^>]*>/g, ' ')
    .split(/\s+/)
  const paragraphs: string[] = []
  let length = 0
  for (let index = 0; length < (html.length - own) / 2; index++) {
    const text = Array.from({ length: 40 }, (_, word) => words[(index * 40 + word) % words.length]).join(' ')
    paragraphs.push(text)
    length += text.length + 30
  }
  return paragraphs
}

const requestOf = ({ path }: Subject, encoding: string) => ({
  path,
  headers: { 'accept-encoding': encoding },
})

async function sample(subject: Subject, encoding: string): Promise<Sample> {
  const before = subject.server.cpu()
  const next = () => requestOf(subject, encoding)
  const { latencies, failed }: Load = await closedLoop({ port: subject.server.port, next }, how)
  const cpu = subject.server.cpu() - before
  return { perCpuSecond: latencies.length / cpu, p95: quantile(latencies, 0.95), failed }
}

async function bytesServed({ server, path }: Subject, encoding: string): Promise<number> {
  const http = await import('node:http')
  return new Promise((resolve, reject) => {
    const request = http.get(server.url + path, { headers: { 'accept-encoding': encoding } }, (response) => {
      let bytes = 0
      response.on('data', (part: Buffer) => {
        bytes += part.length
      })
      response.once('end', () => resolve(bytes))
    })
    request.once('error', reject)
  })
}

const interval = ({ middle, low, high }: Interval) =>
  `${digits(middle, 2)} (${digits(low, 2)}–${digits(high, 2)})`

async function compare(subjects: Subject[], encoding: string): Promise<(string | number)[][]> {
  const samples = await interleaved(subjects, rounds, (subject) => sample(subject, encoding))
  const bare = samples[0] ?? []
  return Promise.all(
    subjects.map(async (subject, index) => {
      const own = samples[index] ?? []
      const rates = own.map(({ perCpuSecond }) => perCpuSecond)
      const rateRatio = quotients(
        rates,
        bare.map(({ perCpuSecond }) => perCpuSecond),
      )
      const waits = own.map(({ p95 }) => p95)
      const waitRatio = quotients(
        waits,
        bare.map(({ p95 }) => p95),
      )
      return [
        `${subject.name}, ${encoding}`,
        digits((await bytesServed(subject, encoding)) / 1000, 1),
        digits(median(rates)),
        interval(bootstrap(rateRatio)),
        digits(median(waits), 1),
        interval(bootstrap(waitRatio)),
        own.reduce((sum, { failed }) => sum + failed, 0),
      ]
    }),
  )
}

async function main() {
  const portal = builtPortal()
  const baseline = builtBaseline(paragraphsOf(path.join(portal.root, `.next/server/app${lesson}.html`)))
  const others = watchOthers()
  const ours = await startBuilt(portal.root, '/api/health/ready')
  const bare = await startBuilt(baseline.root, '/')
  try {
    const subjects = [
      { name: 'bare page', server: bare, path: '/' },
      { name: 'bare page with as much text', server: bare, path: '/text' },
      { name: 'lesson', server: ours, path: lesson },
    ]
    // The first requests compile code and fill caches.
    for (const encoding of encodings) for (const subject of subjects) await sample(subject, encoding)
    const rows: (string | number)[][] = []
    for (const encoding of encodings) rows.push(...(await compare(subjects, encoding)))
    const head = ['Page', 'kB sent', 'requests per CPU-s', '÷ bare', 'p95 ms', '÷ bare', 'failed']
    const note = `${how.connections} kept connections, closed loop, ${rounds} rounds of ${how.seconds} s each, medians; in brackets 95 % bootstrap intervals over rounds.`
    publish('serve', others(), table(head, rows), note)
  } finally {
    await Promise.all([ours.stop(), bare.stop()])
    portal.dispose()
    baseline.dispose()
  }
}

await main()
