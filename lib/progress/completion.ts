import 'server-only'
import { and, arrayOverlaps, eq, inArray, min } from 'drizzle-orm'
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
  const candidates = await candidatesOf(transaction, answered)
  const firstRight = await firstRightAnswers(transaction, answered.learnerId, candidates)
  const complete = new Map<string, Candidate>()
  for (const candidate of candidates)
    if (!complete.has(candidate.lessonId) && candidate.checks.every((id) => firstRight.has(id)))
      complete.set(candidate.lessonId, candidate)
  if (complete.size === 0) return { completed: [], cursor }
  const last = await raiseHead(transaction, answered.learnerId, complete.size)
  const rows = [...complete.values()].map((candidate, index) => {
    const rights = candidate.checks.flatMap((id) => firstRight.get(id) ?? [])
    return completionRow(candidate, { ...answered, rights, head: last - index })
  })
  const inserted = await transaction
    .insert(progressEvent)
    .values(rows)
    .onConflictDoNothing({ target: [progressEvent.learnerId, progressEvent.eventId] })
    .returning({ lessonId: progressEvent.subjectId })
  return { completed: inserted.map(({ lessonId }) => lessonId), cursor: last }
}

/** Lessons, each with a list of checks, that the questions just answered may complete. Shortest list first. */
async function candidatesOf(transaction: Db, { learnerId, questions }: Answered): Promise<Candidate[]> {
  const { lessonId, checks } = questionRevision
  const candidates = await transaction
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
  return candidates.sort(
    (a, b) => a.checks.length - b.checks.length || (a.checks.join() < b.checks.join() ? -1 : 1),
  )
}

type FirstRight = { at: Date; day: string }

async function firstRightAnswers(transaction: Db, learnerId: string, candidates: Candidate[]) {
  const ids = [...new Set(candidates.flatMap(({ checks }) => checks))]
  const rows = await transaction
    .select({
      questionId: progressEvent.subjectId,
      at: min(progressEvent.occurredAt),
      day: min(progressEvent.localDay),
    })
    .from(progressEvent)
    .where(
      and(
        eq(progressEvent.learnerId, learnerId),
        eq(progressEvent.right, true),
        inArray(progressEvent.subjectId, ids),
      ),
    )
    .groupBy(progressEvent.subjectId)
  return new Map(
    rows.flatMap(({ questionId, at, day }): [string, FirstRight][] =>
      at && day ? [[questionId, { at, day }]] : [],
    ),
  )
}

type Completing = Answered & { rights: FirstRight[]; head: number }

/** Dated by the right answer that came last, as the learner's clock told it. */
function completionRow({ lessonId, checks }: Candidate, { learnerId, receivedAt, rights, head }: Completing) {
  const said = { type: 'lesson_completed', subjectId: lessonId, payload: { checks } }
  return {
    ...said,
    learnerId,
    eventId: namedEventId(said.type, learnerId, lessonId),
    head,
    lessonId,
    payloadHash: eventHash(said),
    occurredAt: new Date(Math.max(...rights.map(({ at }) => at.getTime()))),
    receivedAt,
    localDay:
      rights
        .map(({ day }) => day)
        .sort()
        .at(-1) ?? '',
  }
}
