import 'server-only'
import { getQuestion, listQuestions } from '@/lib/content/catalog'
import type { Db } from '@/lib/db/db-type'
import { grade } from '@/lib/quiz/grade'
import { findRevisions, type Revision, revisionKey } from './revisions'
import { checkEvent, type EventVerdict, type LearnerEvent } from './schema'

/** An event that may be stored, with what the server found out about it. */
export type Graded = { event: LearnerEvent; right: boolean; revision: Revision }
type Assessed = { graded: Graded } | { verdict: EventVerdict }

/** For this long an unknown revision may belong to a newer build that another instance runs already. */
const rollingDeployMs = 60 * 60 * 1000

/** Checks and grades the events of a batch one by one, each by the revision its learner saw. Any JSON may come. */
export async function assess(db: Db, inputs: unknown[], receivedAt: Date): Promise<Assessed[]> {
  const checked = inputs.map(checkEvent)
  const events = checked.flatMap((one) => (one.ok ? [one.event] : []))
  const revisions = await findRevisions(db, events, { list: listQuestions, get: getQuestion })
  return checked.map((one) => {
    if (!one.ok) return { verdict: { eventId: one.eventId, verdict: 'rejected', reason: one.reason } }
    const { event } = one
    const revision = revisions.get(revisionKey(event.subjectId, event.contentRev))
    return revision ? graded(event, revision) : { verdict: unknownRevision(event, receivedAt) }
  })
}

function graded(event: LearnerEvent, revision: Revision): Assessed {
  const judged = grade(revision.key, event.payload.answer)
  if (judged !== 'invalid') return { graded: { event, right: judged.right, revision } }
  return { verdict: { eventId: event.eventId, verdict: 'rejected', reason: 'invalid_answer' } }
}

function unknownRevision({ eventId, occurredAt }: LearnerEvent, receivedAt: Date): EventVerdict {
  const age = Math.abs(receivedAt.getTime() - Date.parse(occurredAt))
  return age < rollingDeployMs
    ? { eventId, verdict: 'retry' }
    : { eventId, verdict: 'rejected', reason: 'unknown_revision' }
}
