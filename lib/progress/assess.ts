import 'server-only'
import { getQuestion, listQuestions } from '@/lib/content/catalog'
import type { Db } from '@/lib/db/db-type'
import { grade } from '@/lib/quiz/grade'
import type { LearnerEvent } from './event-schema'
import { findRevisions, type Revision, revisionKey } from './revisions'
import { checkEvent, type EventVerdict } from './schema'

/** An event that may be stored, with what the server found out about it. */
export type Admitted = {
  event: LearnerEvent
  /** How an answer was graded, null for everything else. */
  right: boolean | null
  /** The lesson it belongs to, null where it belongs to none. */
  lessonId: string | null
  /** Whether it may complete its lesson: it answers a check of it, and right. */
  canComplete: boolean
}
type Assessed = { admitted: Admitted } | { verdict: EventVerdict }
type AnswerEvent = Extract<LearnerEvent, { type: 'question_answered' }>

/** Checks the events of a batch one by one, and grades answers by the revision their learner saw. Any JSON may come. */
export async function assess(db: Db, inputs: unknown[]): Promise<Assessed[]> {
  const checked = inputs.map(checkEvent)
  const answers = checked.flatMap((one) => (one.ok && isAnswer(one.event) ? [one.event] : []))
  const revisions = await findRevisions(db, answers, { list: listQuestions, get: getQuestion })
  return checked.map((one) => {
    if (!one.ok) return one
    const { event } = one
    if (!isAnswer(event))
      return { admitted: { event, right: null, lessonId: lessonOf(event), canComplete: false } }
    const revision = revisions.get(revisionKey(event.subjectId, event.contentRev))
    if (revision) return graded(event, revision)
    // A newer build that another instance runs already knows it. No clock of a device decides how long to hope.
    return { verdict: { eventId: event.eventId, verdict: 'retry' } }
  })
}

const isAnswer = (event: LearnerEvent): event is AnswerEvent => event.type === 'question_answered'

const lessonOf = ({ subjectId }: LearnerEvent) => (subjectId.startsWith('lsn_') ? subjectId : null)

function graded(event: AnswerEvent, { key, lessonId, isCheck }: Revision): Assessed {
  const judged = grade(key, event.payload.answer)
  if (judged === 'invalid')
    return { verdict: { eventId: event.eventId, verdict: 'rejected', reason: 'invalid_answer' } }
  const { right } = judged
  return { admitted: { event, right, lessonId, canComplete: right && isCheck } }
}
