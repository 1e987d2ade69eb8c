import { closest, distance } from 'fastest-levenshtein'

/** The candidate that `word` was probably meant to be, or undefined when none is near enough to be helpful. One that begins so goes first. */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  if (candidates.length === 0) return undefined
  const lower = word.toLowerCase()
  const exact = candidates.find((candidate) => candidate.toLowerCase() === lower)
  if (exact) return exact
  const begun = candidates.filter((candidate) => candidate.toLowerCase().startsWith(lower))
  if (lower.length > 2 && begun.length > 0) return begun.reduce((a, b) => (b.length < a.length ? b : a))
  const found = closest(word, [...candidates])
  return distance(lower, found.toLowerCase()) <= Math.max(2, Math.floor(word.length / 3)) ? found : undefined
}

/** The sentence for it: `Did you mean "x"?`, else the whole list when it is short. */
export function suggest(word: string, candidates: readonly string[]): string | undefined {
  const found = nearest(word, candidates)
  if (found) return `Did you mean "${found}"?`
  return candidates.length > 0 && candidates.length <= 12 ? `Known: ${candidates.join(', ')}.` : undefined
}
