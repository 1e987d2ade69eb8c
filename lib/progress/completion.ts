import 'server-only'
import { and, arrayOverlaps, eq, notExists, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Db } from '@/lib/db/db-type'
import { eventHash, namedEventId } from './event-hash'
import { raiseHead } from './head'
import { progressEvent, questionRevision } from './tables'

type Answered = { learnerId: string; questions: string[]; receivedAt: Date }
type Completion = { completed: string[]; cursor: number }

/**
 * Completes lessons after checks were answered right. Answers the ids of those that were not complete before, and the
 * number of the learner's latest event, which was `cursor`.
 *
 * A lesson is complete when all checks of one revision have been right, any of the revisions that the learner answered
 * a check of. That grows with the set of events and asks for nothing else, so that two devices that sync in either
 * order end alike, and an edit of the lesson takes nothing away.
 */
export async function completeLessons(
  transaction: Db,
  answered: Answered,
  cursor: number,
): Promise<Completion> {
  if (answered.questions.length === 0) return { completed: [], cursor }
  const completed = (await completeNow(transaction, answered)).sort()
  if (completed.length === 0) return { completed, cursor }
  const last = await raiseHead(transaction, answered.learnerId, completed.length)
  // Writers of one learner queue, so nobody completed these meanwhile: a conflict here would be a bug.
  await transaction
    .insert(progressEvent)
    .values(completed.map((lessonId, index) => completionRow(lessonId, { ...answered, head: last - index })))
  return { completed, cursor: last }
}

/** Lessons that the questions just answered complete, and that were not complete before. One statement. */
async function completeNow(transaction: Db, answered: Answered): Promise<string[]> {
  const candidate = candidatesOf(transaction, answered)
  const [right, earlier] = [alias(progressEvent, 'right_one'), alias(progressEvent, 'earlier')]
  const isOwn = (event: typeof right | typeof earlier) => eq(event.learnerId, answered.learnerId)
  const isAmongChecks = sql`${right.subjectId} = any(${candidate.checks})`
  const rightChecks = transaction
    .select({ id: right.subjectId })
    .from(right)
    .where(and(isOwn(right), eq(right.right, true), isAmongChecks))
  const completions = transaction
    .select({ id: earlier.eventId })
    .from(earlier)
    .where(
      and(isOwn(earlier), eq(earlier.subjectId, candidate.lessonId), eq(earlier.type, 'lesson_completed')),
    )
  const rows = await transaction
    .selectDistinct({ lessonId: candidate.lessonId })
    .from(candidate)
    .where(and(notExists(completions), sql`${candidate.checks} <@ array(${rightChecks})`))
  return rows.map((row) => row.lessonId)
}

/** Lessons, each with a list of checks, that the questions just answered may complete. */
function candidatesOf(transaction: Db, { learnerId, questions }: Answered) {
  const { lessonId, checks } = questionRevision
  return transaction
    .selectDistinct({ lessonId, checks })
    .from(progressEvent)
    .innerJoin(
      questionRevision,
      and(
        eq(questionRevision.questionId, progressEvent.subjectId),
        eq(questionRevision.rev, progressEvent.contentRev),
      ),
    )
    .where(
      and(
        eq(progressEvent.learnerId, learnerId),
        eq(progressEvent.right, true),
        eq(questionRevision.isCheck, true),
        arrayOverlaps(checks, questions),
      ),
    )
    .as('candidate')
}

const completionId = (learnerId: string, lessonId: string) =>
  namedEventId('lesson_completed', learnerId, lessonId)

/**
 * The bare fact, which is the same whatever order the answers came in. Both times say when the server learned of it: by
 * when a lesson was complete is for its answers to tell, of which an earlier one may still arrive.
 */
function completionRow(lessonId: string, { learnerId, receivedAt, head }: Answered & { head: number }) {
  const said = { type: 'lesson_completed', subjectId: lessonId, payload: {} }
  return {
    ...said,
    learnerId,
    eventId: completionId(learnerId, lessonId),
    head,
    lessonId,
    payloadHash: eventHash(said),
    occurredAt: receivedAt,
    receivedAt,
    localDay: receivedAt.toISOString().slice(0, 10),
  }
}
