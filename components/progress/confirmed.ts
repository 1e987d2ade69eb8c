import { fold, type LearnerState } from '@/lib/progress/fold'
import type { RecordedView } from '@/lib/progress/schema'
import type { Pending } from './pending-store'

/** What confirmed answers amount to: the server’s verdict counts, should it ever differ from the page’s. */
export function confirmedState(view: RecordedView, items: Pending[]): LearnerState {
  const rights = new Map(
    view.verdicts.map((verdict) => [verdict.eventId, 'right' in verdict && verdict.right]),
  )
  const records = items.map(({ record }) =>
    record.type === 'question_answered'
      ? { ...record, right: rights.get(record.eventId) ?? record.right }
      : record,
  )
  return { ...fold(records), completed: [...view.completed].sort() }
}
