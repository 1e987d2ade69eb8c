import fs from 'node:fs'
import os from 'node:os'
import type { Outcome, Sizes } from './campaign'
import type { Kind } from './stage'

/** The last run of every campaign: kept as data, and shown as a table in docs/reliability.md. */
export type Entry = Outcome & {
  name: string
  promises: number[]
  says: string
  kind: Kind
  sizes: Sizes
  seconds: number
  at: string
  machine?: string
}

const data = 'docs/reliability.json'
const page = 'docs/reliability.md'
const [begin, end] = ['<!-- generated:faults -->', '<!-- end:faults -->']

/** Puts one campaign's figures in the place of its earlier ones. */
export function writeRecord(entry: Entry) {
  const before: Entry[] = fs.existsSync(data) ? JSON.parse(fs.readFileSync(data, 'utf8')) : []
  const others = before.filter(({ name, kind }) => name !== entry.name || kind !== entry.kind)
  const all = [...others, { ...entry, machine: machine() }].sort(
    (a, b) => (a.promises[0] ?? 0) - (b.promises[0] ?? 0) || (a.kind < b.kind ? -1 : 1),
  )
  fs.writeFileSync(data, `${JSON.stringify(all, null, 2)}\n`)
  const text = fs.readFileSync(page, 'utf8')
  const [from, to] = [text.indexOf(begin), text.indexOf(end)]
  if (from < 0 || to < from) throw new Error(`${page} lacks the markers ${begin} … ${end}`)
  fs.writeFileSync(page, `${text.slice(0, from + begin.length)}\n\n${table(all)}\n\n${text.slice(to)}`)
}

/** The machine and the day stand once where they are the same for all. */
function table(entries: Entry[]): string {
  const rows = entries.map(({ promises, name, says, kind, figures, broken, seconds, at }) => {
    const told = Object.entries(figures).map(([what, value]) => `${what} ${grouped(value)}`)
    const verdict = broken.length === 0 ? 'held' : `**broken**: ${broken.join('; ')}`
    return [
      promises.join(', '),
      `\`${name}\`: ${says}`,
      kind,
      told.join(', '),
      verdict,
      `${seconds} s`,
      at.slice(0, 10),
    ]
  })
  const head = ['Promise', 'Campaign', 'Portal', 'Figures', 'Verdict', 'Took', 'On']
  const lines = [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`)
  const machines = [...new Set(entries.map((entry) => entry.machine))]
  return [`Taken on ${machines.join('; ')}.`, '', ...lines].join('\n')
}

const grouped = (value: number | string) =>
  typeof value === 'number' ? value.toLocaleString('en-GB') : value

function machine(): string {
  const cpus = os.cpus()
  const memory = Math.round(os.totalmem() / 2 ** 30)
  return `${cpus[0]?.model.trim() ?? 'unknown CPU'}, ${cpus.length} cores, ${memory} GB, ${os.type()}, Node ${process.versions.node}`
}
