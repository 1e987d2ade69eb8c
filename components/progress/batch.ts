import type { Batch, EventVerdict } from '@/lib/progress/schema'
import type { OutboxState } from './outbox-state'
import type { Pending } from './pending-store'

/** Of JSON, in characters: three bytes each at most, and a request that outlives its page may carry 64 KiB. */
const longestBatch = 16_000

type Sendable = Pick<OutboxState, 'learner' | 'held'>

/**
 * What may go together: the oldest of one owner, of whoever is here first; nothing of those whose things are held. What the
 * server asked for `later`, by id and when, goes after everything else, and while there is such the newest go first: they
 * must not wait behind what an instance does not know yet, or never will.
 */
export function nextBatch(
  all: readonly Pending[],
  { learner, held }: Sendable,
  later: ReadonlyMap<string, number>,
): { items: Pending[]; body: Batch } {
  const waiting = inTurn(
    all.filter(({ refused, owner }) => !refused && !held[ownerKey(owner)]),
    later,
  )
  const first = waiting.find(({ owner }) => owner === learner) ?? waiting[0]
  const expectedLearner = first?.owner ?? null
  const items = upTo(
    longestBatch,
    waiting.filter(({ owner }) => owner === expectedLearner),
  )
  const births = items.flatMap(({ birth }) => birth ?? [])
  const secrets = births[0] && { births }
  return { items, body: { v: 1, expectedLearner, ...secrets, events: items.map(({ event }) => event) } }
}

/** Either what was not asked for later, or when there is nothing else that, the longest ago first. */
function inTurn(waiting: Pending[], later: ReadonlyMap<string, number>): Pending[] {
  const asked = (item: Pending) => later.get(idOf(item)) ?? 0
  const others = waiting.filter((item) => !asked(item))
  if (!others[0]) return waiting.sort((a, b) => asked(a) - asked(b))
  return later.size ? others.reverse() : others
}

/** As many as fit, and always one. */
function upTo(longest: number, items: Pending[]): Pending[] {
  let length = 0
  return items.filter(({ event }, index) => {
    length += JSON.stringify(event).length
    return index === 0 || length <= longest
  })
}

/** An owner as the key of a record: what was done before anybody was known has none. */
export const ownerKey = (owner: string | null) => owner ?? 'nobody'

/**
 * What may be shown to the learner who is here: on a shared computer some of it may be another’s. What nobody known did is
 * the anonymous learner’s of this browser, and never silently an account’s.
 */
export const ownItems = ({ items, learner, signedIn }: OutboxState) =>
  items.filter(({ owner }) => learner === undefined || owner === learner || (owner === null && !signedIn))

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
  const gone = new Set(done.map(idOf))
  const changed = new Map(refused.map((item) => [idOf(item), item]))
  return items.filter((item) => !gone.has(idOf(item))).map((item) => changed.get(idOf(item)) ?? item)
}

/** Each event once, oldest first. */
export function joined(...lists: Iterable<Pending>[]): Pending[] {
  const byId = new Map(lists.flatMap((list) => [...list]).map((item) => [idOf(item), item]))
  return [...byId.values()].sort((a, b) => (idOf(a) < idOf(b) ? -1 : 1))
}
