import { writtenDate } from '@/lib/dates'
import type { ShownNote } from '@/lib/progress/notes'
import type { Leaf, Shelf } from './shelf'

type Where = {
  /** Put before addresses, so that links work outside of the portal. */
  origin: string
  /** When it is written, `YYYY-MM-DD`. */
  day: string
}

/** Everything as one Markdown document (CommonMark): pages as headings, passages as quotes, notes as they were written. */
export function notesMarkdown(shelves: readonly Shelf[], { origin, day }: Where): string {
  const head = `# Notes from Serverside\n\nWritten out on ${writtenDate(day)}.`
  const parts = shelves.flatMap(({ within, leaves }) => [
    `## ${plain(within)}`,
    ...leaves.flatMap((leaf) => leafParts(leaf, origin)),
  ])
  return `${[head, ...parts].join('\n\n')}\n`
}

function leafParts({ page, isMarked, notes }: Leaf, origin: string): string[] {
  const title = [page.label, page.title].filter(Boolean).join(' ')
  return [
    `### ${plain(title)}`,
    ...(page.href ? [`<${origin}${page.href}>`] : []),
    ...(isMarked ? ['Bookmarked.'] : []),
    ...notes.flatMap(noteParts),
  ]
}

function noteParts({ anchor, text, also, at }: ShownNote): string[] {
  return [
    ...(anchor ? [`> ${quoted(anchor.quote)}`] : []),
    ...(text ? [text.trim()] : []),
    ...also.filter(Boolean).map((other) => `Written at the same time on another device:\n\n${other.trim()}`),
    `*${writtenDate(at.slice(0, 10))}*`,
  ]
}

/** Words that are nothing but words: marks of Markdown are escaped. */
const plain = (words: string) => words.replace(/[\\`*_[\]<>]/g, '\\$&')

/** In a quote also what would begin a heading or a list. */
const quoted = (words: string) => plain(words).replace(/^(#|[-+]|\d+(?=[.)]))/, (mark) => escapedStart(mark))

const escapedStart = (mark: string) => (/\d/.test(mark) ? `${mark}\\` : `\\${mark}`)
