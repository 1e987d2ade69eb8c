import fs from 'node:fs'
import os from 'node:os'

const file = 'docs/performance.md'

/** Fixed digits after the point; an en dash for what could not be measured. */
export const digits = (value: number, places = 0) => (Number.isFinite(value) ? value.toFixed(places) : '–')

/** A Markdown table: the first column is words, the others are figures. */
export function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const rule = head.map((_, column) => (column === 0 ? ':--' : '--:'))
  return [head, rule, ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}

function machine(): string {
  const cpus = os.cpus()
  const memory = Math.round(os.totalmem() / 2 ** 30)
  const cores = `${cpus.length} ${cpus.length === 1 ? 'core' : 'cores'}`
  return `${cpus[0]?.model.trim() ?? 'unknown CPU'}, ${cores}, ${memory} GB, ${os.type()}, Node ${process.versions.node}`
}

function disturbance(others: number): string {
  const busy = `other programs kept ${digits(others, 1)} cores busy meanwhile`
  return others > 0.2 ? `**disturbed**: ${busy}` : busy
}

/**
 * Prints a benchmark's tables; with `--write` also puts them between its markers in docs/performance.md, dated and
 * with the machine they were taken on. `others`: see `watchOthers`.
 */
export function publish(name: string, others: number, ...blocks: string[]) {
  const taken = `*${new Date().toISOString().slice(0, 10)} · ${machine()} · ${disturbance(others)}*`
  const text = [taken, ...blocks].filter((block) => block !== '').join('\n\n')
  console.log(`\n${text}\n`)
  if (process.argv.includes('--write')) write(name, text)
}

function write(name: string, text: string) {
  const [begin, end] = [`<!-- generated:${name} -->`, `<!-- end:${name} -->`]
  const page = fs.readFileSync(file, 'utf8')
  const [from, to] = [page.indexOf(begin), page.indexOf(end)]
  if (from < 0 || to < from) throw new Error(`${file} lacks the markers ${begin} … ${end}`)
  fs.writeFileSync(file, `${page.slice(0, from + begin.length)}\n\n${text}\n\n${page.slice(to)}`)
}

/** Words on the command line that are no options. */
export const wordsGiven = () => process.argv.slice(2).filter((word) => !word.startsWith('--'))
