import { z } from 'zod'
import { type Answer, longestText } from '@/lib/quiz/answer'
import { failed, ok, type Result } from '@/lib/result'

/** How progress travels. What a learner does is an event; the client makes its id before the first send. */

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

const position = z.int().nonnegative().max(99)
const positions = z.array(position).max(100)
const text = z
  .string()
  .max(longestText)
  .refine(
    (given) => !/\0|\p{Surrogate}/u.test(given),
    'text that PostgreSQL stores: no NUL, no half character',
  )

/** The shape of what was given; whether it fits the question is for `grade` to say. */
const answer = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('single'), choice: position }),
  z.strictObject({ kind: z.literal('multiple'), choices: positions }),
  z.strictObject({ kind: z.literal('order'), order: positions }),
  z.strictObject({ kind: z.literal('number'), value: z.number() }),
  z.strictObject({ kind: z.literal('text'), text }),
  z.strictObject({ kind: z.literal('output'), text }),
  z.strictObject({ kind: z.literal('sort'), bins: positions }),
  z.strictObject({ kind: z.literal('recall'), knew: z.enum(['yes', 'partly', 'no']) }),
]) satisfies z.ZodType<Answer>

const payloadBytes = (payload: unknown) => new TextEncoder().encode(JSON.stringify(payload)).length

const instant = z.iso
  .datetime()
  .refine((text) => text >= '1970' && Number.isFinite(Date.parse(text)), 'a moment since 1970')
  .transform((text) => new Date(text).toISOString())

const made = {
  eventId: z
    .uuidv7()
    .toLowerCase()
    .describe('Made by the client before the first send, once per thing done.'),
  deviceId: z.uuid().toLowerCase().describe('Which browser; random, kept with the outbox.'),
  deviceSeq: z.int().nonnegative().describe('Counts up on the device; shows gaps.'),
  occurredAt: instant.describe('When it happened by the clock of the device, right or wrong.'),
  tzOffsetMin: z
    .int()
    .min(-840)
    .max(840)
    .describe('Minutes to add to UTC for local time; Berlin in winter: 60.'),
}

/** A question was answered. `contentRev` is the revision the learner saw; the server grades with that one. */
export const questionAnswered = z.strictObject({
  ...made,
  type: z.literal('question_answered'),
  subjectId: z.string().regex(/^qst_[a-z0-9]{8}$/),
  contentRev: z.string().regex(/^[A-Za-z0-9_-]{1,64}$/),
  payload: z.strictObject({ answer }),
})

/** What a client may send. `lesson_completed` is missing on purpose: only the server says it. */
export const learnerEvent = z.discriminatedUnion('type', [questionAnswered])

/** The envelope. Events are checked one by one later, so that one bad event does not hold up the others. */
export const batch = z.strictObject({
  v: z.literal(batchVersion),
  expectedLearner: z
    .uuid()
    .toLowerCase()
    .nullable()
    .describe('Whose events these are: the id that GET /api/progress told, null when it told none.'),
  events: z.array(z.unknown()).min(1).max(limits.eventsPerBatch),
})

/** Why an event was refused for good. It stays with the client, visible and exportable. */
export type RejectionReason =
  | 'malformed'
  | 'too_large'
  | 'unknown_type'
  | 'server_only'
  | 'unknown_revision'
  | 'invalid_answer'

/**
 * What became of one event. The client drops `accepted` and `duplicate` ones, keeps the rest, and sends `retry` again.
 * `conflict`: another event with this id was stored first and stays.
 */
export type EventVerdict =
  | { eventId: string; verdict: 'accepted' | 'duplicate'; right: boolean }
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
  | { code: 'wrong_learner'; learner: string | null }
  | { code: 'unavailable'; retryAfterSeconds: number }

/** Checks the envelope. Total: any value may come. */
export function checkBatch(
  input: unknown,
): Result<CheckedBatch, Extract<RecordError, { code: 'malformed' }>> {
  const parsed = batch.safeParse(input)
  if (parsed.success) return ok(parsed.data)
  const issue = parsed.error.issues[0]
  return failed({ code: 'malformed', detail: `${issue?.path.join('.') || 'body'}: ${issue?.message}` })
}

type CheckedEvent =
  | { ok: true; event: LearnerEvent }
  | { ok: false; eventId: string | null; reason: RejectionReason }

/** Checks one event of a batch. Total: any JSON may come. */
export function checkEvent(input: unknown): CheckedEvent {
  const parsed = learnerEvent.safeParse(input)
  const eventId = made.eventId.safeParse(field(input, 'eventId')).data ?? null
  if (parsed.success) {
    const fits = payloadBytes(parsed.data.payload) <= limits.payloadBytes
    return fits ? { ok: true, event: parsed.data } : { ok: false, eventId, reason: 'too_large' }
  }
  return { ok: false, eventId, reason: reasonOf(field(input, 'type')) }
}

function reasonOf(type: unknown): RejectionReason {
  if (type === 'question_answered' || typeof type !== 'string') return 'malformed'
  return type === 'lesson_completed' ? 'server_only' : 'unknown_type'
}

const field = (input: unknown, name: string): unknown =>
  typeof input === 'object' && input !== null ? Reflect.get(input, name) : undefined

export type LearnerEvent = z.infer<typeof learnerEvent>
export type Batch = z.input<typeof batch>
export type CheckedBatch = z.output<typeof batch>
