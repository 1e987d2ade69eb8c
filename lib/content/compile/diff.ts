import { diffLines } from 'diff'
import { highlightLines } from '@/lib/content/compile/highlight'
import { languageOfFile } from '@/lib/content/languages'

type Version = { name: string; text: string }
type Line = { html: string; kind: 'same' | 'added' | 'removed' }

/** Unchanged lines shown around each change. */
const context = 3

/** What changed between two files, as HTML lines: `<ins>`, `<del>`, plain ones around them, `<small>` where lines are left out. */
export async function diffHtml(before: Version, after: Version): Promise<string> {
  const [old, recent] = await Promise.all([linesOf(before), linesOf(after)])
  return withContext(compare(before.text, after.text, { old, recent }))
}

const linesOf = ({ name, text }: Version) => highlightLines(text, languageOfFile(name))

function compare(before: string, after: string, html: { old: string[]; recent: string[] }): Line[] {
  let [oldAt, newAt] = [0, 0]
  return diffLines(before.replace(/\n*$/, '\n'), after.replace(/\n*$/, '\n')).flatMap(
    ({ added, removed, count }) =>
      Array.from({ length: count }, (): Line => {
        if (removed) return { html: html.old[oldAt++] ?? '', kind: 'removed' }
        if (!added) oldAt += 1
        return { html: html.recent[newAt++] ?? '', kind: added ? 'added' : 'same' }
      }),
  )
}

function withContext(lines: Line[]): string {
  const changes = lines.flatMap(({ kind }, at) => (kind === 'same' ? [] : [at]))
  const isShown = (at: number) => changes.some((change) => Math.abs(change - at) <= context)
  let hidden = 0
  const html: string[] = []
  lines.forEach((line, at) => {
    if (!isShown(at)) {
      hidden += 1
      return
    }
    html.push(gap(hidden), lineHtml(line))
    hidden = 0
  })
  html.push(gap(hidden))
  return html.join('').replace(/\n(<\/\w+>)?$/, '$1')
}

function gap(hidden: number): string {
  if (hidden === 0) return ''
  return `<small>${hidden === 1 ? '1 line as before' : `${hidden} lines as before`}\n</small>`
}

function lineHtml({ html, kind }: Line): string {
  if (kind === 'added') return `<ins>${html}\n</ins>`
  return kind === 'removed' ? `<del>${html}\n</del>` : `${html}\n`
}
