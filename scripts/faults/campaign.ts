import type { Kind, Stage } from './stage'

/** One way to hurt the portal, and what must hold all the same. */
export type Campaign = {
  name: string
  /** Numbers of the promises in docs/reliability.md that it tests. */
  promises: number[]
  says: string
  /** As `npm run test:faults` runs it. */
  full: Sizes
  /** As `npm test` runs it. */
  small: Sizes
  /** Set where it plays against one kind of portal only. */
  kind?: Kind
  /** Why it cannot run on this machine, if so. */
  lacks?: () => string | undefined
  run: (sizes: Sizes, stage: Stage) => Promise<Outcome>
}

export type Sizes = Record<string, number>

export type Outcome = {
  figures: Record<string, number | string>
  /** What was promised and did not hold, as sentences. */
  broken: string[]
}

/** The size of that name; a campaign asks for its own only. */
export function size(sizes: Sizes, name: string): number {
  const value = sizes[name]
  if (value === undefined || !Number.isFinite(value)) throw new Error(`no size is given for ${name}`)
  return value
}
