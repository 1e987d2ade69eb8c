import 'server-only'
import { asc, eq } from 'drizzle-orm'
import { learner, learnerTombstone } from '@/lib/auth/tables'
import type { Db } from '@/lib/db/db-type'
import { completeLessons } from '@/lib/progress/completion'
import { namedEventId } from '@/lib/progress/event-hash'
import { raiseHead } from '@/lib/progress/head'
import { progressEvent } from '@/lib/progress/tables'
import { amountOf } from './amount'
import type { ClaimedView } from './schema'

/** `completed`: lessons that only both together complete. */
export type Claimed = Pick<ClaimedView, 'moved' | 'completed' | 'answers'>
type Claim = { from: string; into: string; receivedAt: Date }

/**
 * Gives everything of an anonymous learner to an account's learner and ends the anonymous one. Must run in a
 * transaction. Null when there is no such learner any more: a bundle is claimed once. Events keep their ids, so that
 * what was claimed in one tab and comes late from another is a duplicate.
 */
export async function claim(transaction: Db, { from, into, receivedAt }: Claim): Promise<Claimed | null> {
  if (!(await exists(transaction, from))) return null
  // Heads are locked before learners everywhere; whoever still writes for `from` is waited for.
  await raiseHead(transaction, from, 0)
  await raiseHead(transaction, into, 0)
  const events = await eventsOf(transaction, from)
  const known = await knownIds(transaction, into)
  const fresh = events.map((event) => owned(event, into)).filter(({ eventId }) => !known.has(eventId))
  const cursor = await raiseHead(transaction, into, fresh.length)
  const first = cursor - fresh.length + 1
  const rows = fresh.map((event, place) => ({ ...event, head: first + place }))
  for (let start = 0; start < rows.length; start += 500)
    await transaction.insert(progressEvent).values(rows.slice(start, start + 500))
  const questions = [...new Set(fresh.flatMap(({ right, subjectId }) => (right ? [subjectId] : [])))]
  const answered = { learnerId: into, questions, receivedAt }
  const { completed } = await completeLessons(transaction, answered, cursor)
  await transaction.insert(learnerTombstone).values({ learnerId: from, what: 'claimed', into })
  await transaction.delete(learner).where(eq(learner.learnerId, from))
  const { answers: to } = await amountOf(transaction, into)
  const added = fresh.filter(({ type }) => type === 'question_answered').length
  return { moved: fresh.length, completed, answers: { from: to - added, to } }
}

type Row = typeof progressEvent.$inferSelect

/** A completion is one per learner and lesson; everything else keeps its id. */
function owned(event: Row, learnerId: string): Row {
  if (event.type !== 'lesson_completed') return { ...event, learnerId }
  return { ...event, learnerId, eventId: namedEventId(event.type, learnerId, event.subjectId) }
}

const exists = async (transaction: Db, learnerId: string): Promise<boolean> =>
  (await transaction.$count(learner, eq(learner.learnerId, learnerId))) > 0

const eventsOf = (transaction: Db, learnerId: string): Promise<Row[]> =>
  transaction
    .select()
    .from(progressEvent)
    .where(eq(progressEvent.learnerId, learnerId))
    .orderBy(asc(progressEvent.head))

async function knownIds(transaction: Db, learnerId: string): Promise<Set<string>> {
  const { eventId } = progressEvent
  const rows = await transaction
    .select({ eventId })
    .from(progressEvent)
    .where(eq(progressEvent.learnerId, learnerId))
  return new Set(rows.map((row) => row.eventId))
}
