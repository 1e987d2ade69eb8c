import 'server-only'
import { and, eq, inArray } from 'drizzle-orm'
import type { Db } from '@/lib/db/db-type'
import type { Admitted } from './assess'
import { completeLessons } from './completion'
import { eventHash } from './event-hash'
import { raiseHead } from './head'
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
  const last = await raiseHead(transaction, learnerId, admitted.length)
  const before = last - admitted.length
  const entries = admitted.map((one, index) => ({ one, row: rowOf(one, submission, before + 1 + index) }))
  const rows = entries.map(({ row }) => row)
  const fresh = await insert(transaction, rows)
  const known = await storedBefore(transaction, rows, fresh)
  const verdicts = new Map(entries.map(({ one, row }) => [one, verdictOf(row, fresh, known)]))
  // Numbers behind the last one used are given back, so that the cursor always names an event.
  const used = Math.max(before, ...[...fresh.values()].map(({ head }) => head))
  if (used < last) await raiseHead(transaction, learnerId, used - last)
  if (fresh.size === 0) return { cursor: used, verdicts, completed: [] }
  const questions = admitted.filter(isRightCheck).map(({ event }) => event.subjectId)
  const { cursor, completed } = await completeLessons(transaction, { learnerId, questions, receivedAt }, used)
  return { cursor, verdicts, completed }
}

const isRightCheck = ({ right, isCheck }: Admitted) => right && isCheck

function rowOf({ event, right, lessonId }: Admitted, { learnerId, receivedAt }: Submission, head: number) {
  return {
    ...event,
    learnerId,
    head,
    right,
    lessonId,
    payloadHash: eventHash(event),
    occurredAt: new Date(event.occurredAt),
    receivedAt,
    localDay: localDay(event, receivedAt),
  }
}
type Row = ReturnType<typeof rowOf>

/** Answers the rows that were stored now, by event id. Of equal ids within the batch the first is stored. */
async function insert(transaction: Db, rows: Row[]): Promise<Map<string, Row>> {
  if (rows.length === 0) return new Map()
  const inserted = await transaction
    .insert(progressEvent)
    .values(rows)
    // Named, so that a number used twice would be an error and not a silent gap.
    .onConflictDoNothing({ target: [progressEvent.learnerId, progressEvent.eventId] })
    .returning({ head: progressEvent.head })
  const heads = new Set(inserted.map(({ head }) => head))
  return new Map(rows.filter(({ head }) => heads.has(head)).map((row) => [row.eventId, row]))
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
