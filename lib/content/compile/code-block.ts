import { highlightLines } from '@/lib/content/compile/highlight'
import { escapeHtml } from '@/lib/content/compile/html'
import { type Language, languageOfFile } from '@/lib/content/languages'
import type { StaticProps } from '@/lib/content/static-props'

/** Lines of a file as written in `lines` and `mark`: `3-20`, `2,5-6`; both ends included, counted from 1. */
export type LineRange = { from: number; to: number }

/** Reads `2,5-6` into ranges, in the order written. */
export const parseRanges = (written: string): LineRange[] =>
  written.split(',').map((part) => {
    const [from = 0, to = from] = part.split('-').map(Number)
    return { from, to }
  })

type Shown = { lines?: string; mark?: string }

/** Highlights a whole file, then cuts out the region, so that a region is coloured as in its context. */
export async function fileBlock(name: string, text: string, shown: Shown = {}): Promise<StaticProps['Code']> {
  const language = languageOfFile(name)
  const all = await highlightLines(text, language)
  const region = shown.lines ? parseRanges(shown.lines)[0] : undefined
  const { from, to } = region ?? { from: 1, to: all.length }
  const marks = shown.mark ? parseRanges(shown.mark) : []
  const lines = all.slice(from - 1, to)
  return { title: fileName(name), ...named(language), codeHtml: marked(dedent(lines), marks, from) }
}

/** A fence of the text. */
export async function fenceBlock(text: string, language: Language): Promise<StaticProps['Code']> {
  return { ...named(language), codeHtml: (await highlightLines(text, language)).join('\n') }
}

const named = ({ id, label }: Language) => ({ language: id, label })

/** The last part of a path: what a reader saves the file as. */
export const fileName = (file: string) => file.split('/').at(-1) ?? file

/** Questions name their program with or without its folder. */
export const programFile = (file: string) => (file.startsWith('code/') ? file : `code/${file}`)

/** Takes the indentation away that all lines of a region share. */
function dedent(lines: string[]): string[] {
  const indents = lines
    .filter((line) => line.trim() !== '')
    .map((line) => /^[ \t]*/.exec(line)?.[0].length ?? 0)
  const shared = Math.min(...indents)
  return Number.isFinite(shared) && shared > 0 ? lines.map((line) => line.slice(shared)) : lines
}

/** Puts marked lines into `<mark>`; the first line of each mark carries its number. */
function marked(lines: string[], marks: LineRange[], firstLine: number): string {
  return lines
    .map((line, index) => {
      const number = firstLine + index
      const at = marks.findIndex(({ from, to }) => number >= from && number <= to)
      if (at < 0) return `${line}\n`
      const badge = marks[at]?.from === number ? ` data-n=${at + 1}` : ''
      return `<mark${badge}>${line}\n</mark>`
    })
    .join('')
    .replace(/\n(<\/mark>)?$/, '$1')
}

/** Text that is no code: what a program prints. */
export const outputHtml = (text: string): string =>
  escapeHtml(text.replace(/\r\n?/g, '\n').replace(/\n+$/, ''))

/** Finished lines as a block of their own, for questions. */
export const preHtml = (lines: string[]): string => `<pre tabindex=0><code>${lines.join('\n')}</code></pre>`
