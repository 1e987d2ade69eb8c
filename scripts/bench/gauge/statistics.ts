import { seeded } from './seeded'

/** The value below which a share of the values lies (nearest rank). */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN
}

/** The middle value; of an even number of values, the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const half = sorted.length / 2
  return ((sorted[Math.ceil(half) - 1] ?? Number.NaN) + (sorted[Math.floor(half)] ?? Number.NaN)) / 2
}

export type Interval = { middle: number; low: number; high: number }

/** The median of values taken round by round, with its 95 % percentile bootstrap interval. */
export function bootstrap(values: readonly number[], draws = 4000): Interval {
  const random = seeded(values.length)
  const draw = () => values[Math.floor(random() * values.length)] ?? Number.NaN
  const medians = Array.from({ length: draws }, () => median(values.map(draw)))
  return { middle: median(values), low: quantile(medians, 0.025), high: quantile(medians, 0.975) }
}
