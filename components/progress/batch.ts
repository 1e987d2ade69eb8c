import type { Batch, EventVerdict } from '@/lib/progress/schema'
import type { OutboxState } from './outbox-state'
import type { Pending } from './pending-store'

const batchSize = 50

/** What may go together: the oldest answers of one learner, those made before anybody was known counting as theirs. */
export function nextBatch(
  all: readonly Pending[],
  known: OutboxState['learner'],
): { items: Pending[]; body: Batch } {
  const waiting = all.filter(({ refused }) => !refused)
  const owner = known ?? waiting.find(({ learner }) => learner)?.learner ?? null
  const own = waiting.filter(({ learner }) => (learner ?? owner) === owner)
  const others = waiting.filter(({ learner }) => learner === waiting[0]?.learner)
  const items = (own.length > 0 ? own : others).slice(0, batchSize)
  const expectedLearner = items[0]?.learner ?? owner
  return { items, body: { v: 1, expectedLearner, events: items.map(({ event }) => event) } }
}

/** What may be shown to the learner who is here: on a shared computer some answers may be another’s. */
export const ownItems = ({ items, learner }: OutboxState) =>
  items.filter((item) => learner === undefined || (item.learner ?? learner) === learner)

export const idOf = ({ event }: Pending) => event.eventId

/** Whether the server has it: only then may it leave the device. */
export const isKept = (verdict?: EventVerdict) =>
  verdict?.verdict === 'accepted' || verdict?.verdict === 'duplicate'

/** The item with the reason for which it was refused for good; nothing when it was not. */
export function refusal(item: Pending, verdict?: EventVerdict): Pending[] {
  if (verdict?.verdict === 'conflict') return [{ ...item, refused: 'conflict' }]
  return verdict?.verdict === 'rejected' ? [{ ...item, refused: verdict.reason }] : []
}

/** The list after an answer of the server: what it has is gone, what it refused says so. */
export function without(items: readonly Pending[], done: Pending[], refused: Pending[]) {
  const gone = new Set(done)
  const changed = new Map(refused.map((item) => [idOf(item), item]))
  return items.filter((item) => !gone.has(item)).map((item) => changed.get(idOf(item)) ?? item)
}

export const byAge = (a: Pending, b: Pending) => (idOf(a) < idOf(b) ? -1 : 1)
