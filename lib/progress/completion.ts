import 'server-only'
import { and, arrayOverlaps, eq, inArray } from 'drizzle-orm'
import type { Db } from '@/lib/db/db-type'
import { eventHash, namedEventId } from './event-hash'
import { raiseHead } from './head'
import { progressEvent, questionRevision } from './tables'

type Answered = { learnerId: string; questions: string[]; receivedAt: Date }
type Candidate = { lessonId: string; checks: string[] }
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
  const candidates = await withoutCompleted(transaction, answered, await candidatesOf(transaction, answered))
  if (candidates.length === 0) return { completed: [], cursor }
  const right = await rightAnswers(transaction, answered.learnerId, candidates)
  const complete = candidates.filter(({ checks }) => checks.every((id) => right.has(id)))
  const completed = [...new Set(complete.map(({ lessonId }) => lessonId))].sort()
  if (completed.length === 0) return { completed, cursor }
  const last = await raiseHead(transaction, answered.learnerId, completed.length)
  // Writers of one learner queue, so nobody completed these meanwhile: a conflict here would be a bug.
  await transaction
    .insert(progressEvent)
    .values(completed.map((lessonId, index) => completionRow(lessonId, { ...answered, head: last - index })))
  return { completed, cursor: last }
}

/** Lessons, each with a list of checks, that the questions just answered may complete. */
async function candidatesOf(transaction: Db, { learnerId, questions }: Answered): Promise<Candidate[]> {
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
}

const completionId = (learnerId: string, lessonId: string) =>
  namedEventId('lesson_completed', learnerId, lessonId)

async function withoutCompleted(transaction: Db, { learnerId }: Answered, candidates: Candidate[]) {
  const ids = candidates.map(({ lessonId }) => completionId(learnerId, lessonId))
  const rows = await transaction
    .select({ lessonId: progressEvent.subjectId })
    .from(progressEvent)
    .where(and(eq(progressEvent.learnerId, learnerId), inArray(progressEvent.eventId, ids)))
  const completed = new Set(rows.map(({ lessonId }) => lessonId))
  return candidates.filter(({ lessonId }) => !completed.has(lessonId))
}

async function rightAnswers(
  transaction: Db,
  learnerId: string,
  candidates: Candidate[],
): Promise<ReadonlySet<string>> {
  const ids = [...new Set(candidates.flatMap(({ checks }) => checks))]
  const rows = await transaction
    .selectDistinct({ questionId: progressEvent.subjectId })
    .from(progressEvent)
    .where(
      and(
        eq(progressEvent.learnerId, learnerId),
        eq(progressEvent.right, true),
        inArray(progressEvent.subjectId, ids),
      ),
    )
  return new Set(rows.map(({ questionId }) => questionId))
}

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
