// `npm run bench:page`: Lighthouse (mobile preset, simulated slow phone), the median of five visits to each kind of page
// as `next start` serves it, and every audit that is not perfect. A bare page of the same Next is visited in turn: what it
// lacks, the machine or Next is to blame for.
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { waitForQuiet, watchOthers } from './gauge/processes'
import { digits, publish, table } from './gauge/report'
import { interleaved } from './gauge/rounds'
import { median } from './gauge/statistics'
import { chromiumFlags, chromiumPath } from './stage/browser'
import { builtBaseline, builtPortal } from './stage/portal'
import { startBuilt } from './stage/server'

/** The last version that runs on Node 20; fetched on first use. */
const lighthouse = 'lighthouse@12.8.2'
const visits = 5
const pages = {
  home: '/',
  lesson: '/learn/start-here/what-a-backend-does',
  stack: '/stacks/django',
  map: '/learn',
}

const categories = ['performance', 'accessibility', 'best-practices', 'seo'] as const
const timings = {
  'largest-contentful-paint': 'LCP s',
  'cumulative-layout-shift': 'CLS',
  'total-blocking-time': 'TBT ms',
  'total-byte-weight': 'kB sent',
} as const

type Audit = { title: string; score: number | null; numericValue?: number; displayValue?: string }
type Report = {
  /** How fast the machine was during the visit, by Lighthouse's own measure. */
  environment: { benchmarkIndex: number }
  categories: Record<string, { score: number | null; auditRefs: { id: string; weight: number }[] }>
  audits: Record<string, Audit>
}

function visit(url: string, folder: string): Report {
  const output = path.join(folder, 'lighthouse.json')
  const flags = `--headless=new ${chromiumFlags.join(' ')}`
  const words = [url, '--output=json', `--output-path=${output}`, '--quiet', `--chrome-flags=${flags}`]
  // Now and then a recording fails (NO_NAVSTART); that says nothing about the page.
  for (let tries = 1; ; tries++) {
    const done = spawnSync('npx', ['--yes', lighthouse, ...words], {
      encoding: 'utf8',
      env: { ...process.env, CHROME_PATH: chromiumPath },
    })
    if (done.status === 0) return JSON.parse(fs.readFileSync(output, 'utf8'))
    if (tries === 3) throw new Error(`Lighthouse failed:\n${done.stderr.slice(-2000)}`)
  }
}

const scoreOf = (report: Report, name: string) => (report.categories[name]?.score ?? Number.NaN) * 100
const numberOf = (report: Report, name: string) => report.audits[name]?.numericValue ?? Number.NaN

function rowOf(name: string, reports: Report[]): string[] {
  const middle = (read: (report: Report) => number) => median(reports.map(read))
  const performances = reports.map((report) => scoreOf(report, 'performance'))
  return [
    name,
    `${digits(median(performances))} (${digits(Math.min(...performances))}–${digits(Math.max(...performances))})`,
    ...categories.slice(1).map((category) => digits(middle((report) => scoreOf(report, category)))),
    digits(middle((report) => numberOf(report, 'largest-contentful-paint')) / 1000, 2),
    digits(
      middle((report) => numberOf(report, 'cumulative-layout-shift')),
      3,
    ),
    digits(middle((report) => numberOf(report, 'total-blocking-time'))),
    digits(middle((report) => numberOf(report, 'total-byte-weight')) / 1000),
    digits(middle((report) => report.environment.benchmarkIndex)),
  ]
}

/** What keeps the last visit from the full score, in Lighthouse's words. */
function misses(name: string, report: Report | undefined): string[] {
  if (!report) return []
  const counted = categories.flatMap((category) => report.categories[category]?.auditRefs ?? [])
  return counted.flatMap(({ id, weight }) => {
    const audit = report.audits[id]
    if (!audit || weight === 0 || audit.score === null || audit.score >= 0.995) return []
    return `- ${name}: ${audit.title}${audit.displayValue ? `, ${audit.displayValue}` : ''} (${digits(audit.score * 100)})`
  })
}

/** Visits each page in turn; a visit waits for a quiet moment, since Lighthouse takes a busy machine for a slow page. */
async function visitAll(urls: [name: string, url: string][], folder: string) {
  const reports = await interleaved(urls, visits, async ([, url]) => {
    await waitForQuiet(60)
    return visit(url, folder)
  })
  return urls.map(([name], index) => ({ name, reports: reports[index] ?? [] }))
}

async function main() {
  const [portal, baseline] = [builtPortal(), builtBaseline()]
  const others = watchOthers()
  const ours = await startBuilt(portal.root, '/api/health/ready')
  const bare = await startBuilt(baseline.root, '/')
  try {
    const own = Object.entries(pages).map(([name, address]): [string, string] => [name, ours.url + address])
    const visited = await visitAll([...own, ['bare page', bare.url]], portal.root)
    const rows = visited.map(({ name, reports }) => rowOf(name, reports))
    const missed = visited.slice(0, -1).flatMap(({ name, reports }) => misses(name, reports.at(-1)))
    const head = ['Page', 'performance', 'accessibility', 'best practices', 'SEO', ...Object.values(timings)]
    const short =
      missed.length > 0 ? `Short of the full score at the last visit:\n\n${missed.join('\n')}` : ''
    publish('page', others(), table([...head, 'machine index'], rows), short)
  } finally {
    await Promise.all([ours.stop(), bare.stop()])
    portal.dispose()
    baseline.dispose()
  }
}

await main()
