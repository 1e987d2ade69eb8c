/** Joins from which states are built. Each is commutative, associative and idempotent (Shapiro et al., 2011). */

/** Both records; `join` decides where both know a key. */
export function joinRecords<T>(
  a: Record<string, T>,
  b: Record<string, T>,
  join: (a: T, b: T) => T,
): Record<string, T> {
  const joined = { ...a }
  for (const [key, value] of Object.entries(b)) {
    const present = joined[key]
    joined[key] = present === undefined ? value : join(present, value)
  }
  return joined
}

/** Both sets, as a sorted list. */
export const joinSets = (a: readonly string[], b: readonly string[]): string[] =>
  [...new Set([...a, ...b])].sort(compare)

/** Something that happened at a moment by some clock. */
export type Dated = { at: string; eventId: string }

/** Later by the clock; the id decides between equals, so that every place decides alike. */
export function later<T extends Dated>(a: T, b: T): T {
  const order = compare(a.at, b.at) || compare(a.eventId, b.eventId)
  if (order !== 0) return order > 0 ? a : b
  return smaller(a, b)
}

/** Two tellings of one event differ only while a client guesses what the server will say; any fixed choice keeps the laws. */
export const smaller = <T>(a: T, b: T): T => (compare(JSON.stringify(a), JSON.stringify(b)) <= 0 ? a : b)

/** Order of code units, the same in every locale. */
export const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
