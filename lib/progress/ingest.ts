import 'server-only'
import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Db } from '@/lib/db/db-type'
import type { Admitted } from './assess'
import { completeLessons } from './completion'
import { eventHash } from './event-hash'
import { orGone, raised, raiseHead } from './head'
import { localDay } from './local-day'
import type { EventVerdict } from './schema'
import { progressEvent } from './tables'

export type Submission = { learnerId: string; admitted: Admitted[]; receivedAt: Date }
export type Ingested = { cursor: number; verdicts: Map<Admitted, EventVerdict>; completed: string[] }

/**
 * Stores admitted events of one learner. Must run in a transaction, which it begins by locking the learner's head:
 * writers of one learner queue, so that heads become visible in the order of their numbers.
 */
export async function ingest(transaction: Db, submission: Submission): Promise<Ingested> {
  const { learnerId, admitted, receivedAt } = submission
  const entries = admitted.map((one) => ({ one, row: rowOf(one, submission) }))
  const rows = entries.map(({ row }) => row)
  const { fresh, last } = await insert(transaction, learnerId, rows)
  const known = await storedBefore(transaction, rows, fresh)
  const verdicts = new Map(entries.map(({ one, row }) => [one, verdictOf(row, fresh, known)]))
  // Numbers behind the last one used are given back, so that the cursor always names an event.
  const unused = rows.length - 1 - rows.findLastIndex(isIn(fresh))
  const used = last === null || unused > 0 ? await raiseHead(transaction, learnerId, -unused) : last
  const questions = admitted.filter(({ canComplete }) => canComplete).map(({ event }) => event.subjectId)
  const { cursor, completed } = await completeLessons(transaction, { learnerId, questions, receivedAt }, used)
  return { cursor, verdicts, completed }
}

const isIn = (fresh: Map<string, Row>) => (row: Row) => fresh.get(row.eventId) === row

function rowOf({ event, right, lessonId }: Admitted, { learnerId, receivedAt }: Submission) {
  return {
    ...event,
    learnerId,
    right,
    lessonId,
    payloadHash: eventHash(event),
    occurredAt: new Date(event.occurredAt),
    receivedAt,
    localDay: localDay(event, receivedAt),
  }
}
type Row = ReturnType<typeof rowOf>

/**
 * Raises the head and stores in one statement. Answers the rows that were stored now, by event id, and the highest of
 * their numbers, which says nothing when none was; of equal ids within the batch the first is stored.
 */
async function insert(
  transaction: Db,
  learnerId: string,
  rows: Row[],
): Promise<{ fresh: Map<string, Row>; last: number | null }> {
  if (rows.length === 0) return { fresh: new Map(), last: null }
  const head = transaction.$with('raised').as(raised(transaction, learnerId, rows.length))
  const numbered = rows.map((row, index) => ({
    ...row,
    head: sql`(select ${head.head} from ${head}) - ${rows.length - 1 - index}::bigint`,
  }))
  const inserted = await transaction
    .with(head)
    .insert(progressEvent)
    .values(numbered)
    // Named, so that a number used twice would be an error and not a silent gap.
    .onConflictDoNothing({ target: [progressEvent.learnerId, progressEvent.eventId] })
    .returning({ eventId: progressEvent.eventId, head: progressEvent.head })
    .catch(orGone)
  const stored = new Set(inserted.map(({ eventId }) => eventId))
  const fresh = rows.filter(({ eventId }) => stored.delete(eventId))
  return {
    fresh: new Map(fresh.map((row) => [row.eventId, row])),
    last: Math.max(...inserted.map(({ head }) => head)),
  }
}

type Known = { payloadHash: string; right: boolean | null }

async function storedBefore(
  transaction: Db,
  rows: Row[],
  fresh: Map<string, Row>,
): Promise<Map<string, Known>> {
  const others = rows.filter(({ eventId }) => !fresh.has(eventId))
  const [first] = others
  if (!first) return new Map()
  const { learnerId, eventId, payloadHash, right } = progressEvent
  const ids = others.map((row) => row.eventId)
  const found = await transaction
    .select({ eventId, payloadHash, right })
    .from(progressEvent)
    .where(and(eq(learnerId, first.learnerId), inArray(eventId, ids)))
  return new Map(found.map((row) => [row.eventId, row]))
}

function verdictOf(row: Row, fresh: Map<string, Row>, known: Map<string, Known>): EventVerdict {
  const { eventId, payloadHash } = row
  const stored = fresh.get(eventId) ?? known.get(eventId)
  if (stored?.payloadHash !== payloadHash) return { eventId, verdict: 'conflict' }
  return { eventId, verdict: stored === row ? 'accepted' : 'duplicate', right: stored.right }
}
