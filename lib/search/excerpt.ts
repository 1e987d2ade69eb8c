/** A stretch of an excerpt; `mark` where it matched the query. */
export type ExcerptPart = { text: string; mark?: true }

const escapePattern = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** Matches each of the words at a word's beginning; undefined when there is no word. */
function patternOf(words: readonly string[]): RegExp | undefined {
  if (words.length === 0) return undefined
  const longestFirst = [...words].sort((a, b) => b.length - a.length).map(escapePattern)
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${longestFirst.join('|')})`, 'giu')
}

function windowAround(text: string, at: number, length: number): { start: number; end: number } {
  if (text.length <= length) return { start: 0, end: text.length }
  const wanted = Math.min(Math.max(0, at - Math.floor(length / 3)), text.length - length)
  const space = wanted === 0 ? 0 : text.indexOf(' ', wanted) + 1
  const lastSpace = text.lastIndexOf(' ', space + length)
  return { start: space, end: lastSpace > at ? lastSpace : Math.min(text.length, space + length) }
}

/** Text between two places, or nothing. */
const plain = (text: string): ExcerptPart[] => (text === '' ? [] : [{ text }])

/**
 * About `length` characters of the text around the first of `words` (as they stand in the index),
 * cut at word boundaries and split into what matched and what did not.
 */
export function excerpt(text: string, words: readonly string[], length = 180): ExcerptPart[] {
  const pattern = patternOf(words)
  const at = pattern ? Math.max(0, text.search(pattern)) : 0
  const { start, end } = windowAround(text, at, length)
  const part = text.slice(start, end)
  const parts = start > 0 ? plain('… ') : []
  let last = 0
  for (const match of pattern ? part.matchAll(pattern) : []) {
    parts.push(...plain(part.slice(last, match.index)), { text: match[0], mark: true })
    last = match.index + match[0].length
  }
  return [...parts, ...plain(part.slice(last) + (end < text.length ? ' …' : ''))]
}
