/**
 * A permutation of 0…n−1 that depends on `seed` alone, so that server and browser shuffle alike; never the identity (n ≥ 2).
 * FNV-1a for the seed, a linear congruential generator (Numerical Recipes) for the swaps of Fisher and Yates.
 */
export function shuffled(n: number, seed: string): number[] {
  let state = 0x811c9dc5
  for (const char of seed) state = Math.imul(state ^ char.charCodeAt(0), 0x01000193)
  const below = (limit: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0
    return Math.floor(((state >>> 0) / 2 ** 32) * limit)
  }
  const order = Array.from({ length: n }, (_, index) => index)
  for (let last = n - 1; last > 0; last--) swap(order, last, below(last + 1))
  const untouched = order.every((item, index) => item === index)
  return untouched ? [...order.slice(1), ...order.slice(0, 1)] : order
}

function swap(order: number[], a: number, b: number) {
  const kept = order[a] ?? a
  order[a] = order[b] ?? b
  order[b] = kept
}

/** `order` with the item at `from` moved to `to`. */
export function moved(order: number[], from: number, to: number): number[] {
  const rest = order.filter((_, index) => index !== from)
  return [...rest.slice(0, to), ...order.slice(from, from + 1), ...rest.slice(to)]
}
