/** Test kit: what the server told to whom, to be held against what is stored in the end. */
export type Stored = { learnerId: string; eventId: string }
export type Toll = {
  /** Events that the server said it has. */
  acknowledged: number
  /** Acknowledged and not stored. */
  lost: number
  /** Stored for more than one learner. */
  duplicated: number
  /** Stored and never sent. */
  surplus: number
  /** Stored for another learner than the one who was told so. */
  misplaced: number
}

export class Ledger {
  readonly #sent = new Set<string>()
  readonly #told = new Map<string, string>()

  get acknowledged() {
    return this.#told.size
  }

  sends(eventId: string) {
    this.#sent.add(eventId)
  }

  isTold(eventId: string, learnerId: string) {
    this.#told.set(eventId, learnerId)
  }

  compare(stored: Iterable<Stored>): Toll {
    const holders = new Map<string, string[]>()
    for (const { learnerId, eventId } of stored)
      holders.set(eventId, [...(holders.get(eventId) ?? []), learnerId])
    const told = [...this.#told]
    return {
      acknowledged: told.length,
      lost: told.filter(([eventId]) => !holders.has(eventId)).length,
      duplicated: [...holders.values()].filter(({ length }) => length > 1).length,
      surplus: [...holders.keys()].filter((eventId) => !this.#sent.has(eventId)).length,
      misplaced: told.filter(([eventId, learner]) => holders.get(eventId)?.includes(learner) === false)
        .length,
    }
  }
}

/** What a toll says against the promise; nothing when it was kept. */
export const brokenBy = (toll: Toll): string[] =>
  (['lost', 'duplicated', 'surplus', 'misplaced'] as const).flatMap((what) =>
    toll[what] > 0 ? [`${toll[what]} events ${what}`] : [],
  )
