import { z } from 'zod'
import { failed, ok, type Result } from '@/lib/result'
import { eventIdOf, eventOfAnyType, type LearnerEvent, learnerEvent, learnerEventTypes } from './event-schema'

/** How progress travels: a batch of events to the server, a verdict on each of them back. */

export const batchVersion = 1
export const limits = {
  eventsPerBatch: 200,
  payloadBytes: 8 * 1024,
  bodyBytes: 256 * 1024,
  /** Nesting of objects and arrays in a body. */
  depth: 12,
  /** Time for a body to arrive. */
  bodyMs: 10_000,
} as const

const payloadBytes = (payload: unknown) => new TextEncoder().encode(JSON.stringify(payload)).length

/** The envelope. Events are checked one by one later, so that one bad event does not hold up the others. */
export const batch = z.strictObject({
  v: z.literal(batchVersion),
  expectedLearner: z
    .uuid()
    .toLowerCase()
    .nullable()
    .describe('Whose events these are: the id that GET /api/progress told, null when it told none.'),
  births: z
    .array(z.uuid().toLowerCase())
    .max(limits.eventsPerBatch)
    .optional()
    .describe('Secrets that the browser made beside events while it knew nobody; see `bearLearner`.'),
  events: z.array(z.unknown()).min(1).max(limits.eventsPerBatch),
})

/**
 * Why an event was refused for good. It stays with the client, visible and exportable. `unknown_type` and
 * `unknown_revision` were said by earlier builds, and browsers may hold events that were refused so.
 */
export type RejectionReason =
  | 'malformed'
  | 'too_large'
  | 'unknown_type'
  | 'server_only'
  | 'unknown_revision'
  | 'invalid_answer'

/**
 * What became of one event. The client drops `accepted` and `duplicate` ones, keeps the rest, and sends `retry` again:
 * this instance does not know its type or revision, and a newer one may.
 * `conflict`: another event with this id was stored first and stays.
 */
export type EventVerdict =
  | {
      eventId: string
      verdict: 'accepted' | 'duplicate'
      /** How an answer was graded; null for everything that is no answer. */
      right: boolean | null
    }
  | { eventId: string; verdict: 'conflict' | 'retry' }
  | { eventId: string | null; verdict: 'rejected'; reason: RejectionReason }

/** Answer to a batch: `verdicts[i]` is about `events[i]`. */
export type RecordedView = {
  v: typeof batchVersion
  /** Who the events belong to now; null when nothing was stored and nobody was known. */
  learner: string | null
  cursor: number
  verdicts: EventVerdict[]
  /** Lessons that this batch completed. */
  completed: string[]
}

/** Why a whole batch was refused; nothing of it was stored. */
export type RecordError =
  | { code: 'malformed'; detail: string }
  | { code: 'cross_site' }
  /** `signed_out`: the account may take them once it is signed in again. `gone`: whose they were was deleted. */
  | { code: 'wrong_learner' | 'signed_out' | 'gone'; learner: string | null }
  | { code: 'unavailable' | 'too_many'; retryAfterSeconds: number }

/** Checks the envelope. Total: any value may come. */
export function checkBatch(
  input: unknown,
): Result<CheckedBatch, Extract<RecordError, { code: 'malformed' }>> {
  const parsed = batch.safeParse(input)
  if (parsed.success) return ok(parsed.data)
  const issue = parsed.error.issues[0]
  return failed({ code: 'malformed', detail: `${issue?.path.join('.') || 'body'}: ${issue?.message}` })
}

type CheckedEvent = { ok: true; event: LearnerEvent } | { ok: false; verdict: EventVerdict }

/** Checks one event of a batch. Total: any JSON may come. */
export function checkEvent(input: unknown): CheckedEvent {
  const parsed = learnerEvent.safeParse(input)
  const eventId = eventIdOf(field(input, 'eventId'))
  if (parsed.success) {
    const fits = payloadBytes(parsed.data.payload) <= limits.payloadBytes
    return fits
      ? { ok: true, event: parsed.data }
      : { ok: false, verdict: { eventId, verdict: 'rejected', reason: 'too_large' } }
  }
  return { ok: false, verdict: unreadable(input, eventId) }
}

/** A well-made event of a type we do not know comes from a newer build, which another instance may run already. */
function unreadable(input: unknown, eventId: string | null): EventVerdict {
  const type = field(input, 'type')
  if (type === 'lesson_completed') return { eventId, verdict: 'rejected', reason: 'server_only' }
  const isOurs = typeof type === 'string' && learnerEventTypes.includes(type)
  if (eventId !== null && !isOurs && eventOfAnyType.safeParse(input).success)
    return { eventId, verdict: 'retry' }
  return { eventId, verdict: 'rejected', reason: 'malformed' }
}

const field = (input: unknown, name: string): unknown =>
  typeof input === 'object' && input !== null ? Reflect.get(input, name) : undefined

export type Batch = z.input<typeof batch>
export type CheckedBatch = z.output<typeof batch>
