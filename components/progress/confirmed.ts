import { fold, type LearnerState } from '@/lib/progress/fold'
import type { RecordedEvent } from '@/lib/progress/record'
import type { RecordedView } from '@/lib/progress/schema'
import type { Pending } from './pending-store'

/** What things that wait will probably amount to. */
export const foldItems = (items: readonly Pending[]): LearnerState =>
  fold(items.flatMap(({ record }) => record ?? []))

/** What confirmed things amount to: the server’s verdict counts, should it ever differ from the page’s. */
export function confirmedState(view: RecordedView, items: Pending[]): LearnerState {
  const rights = new Map(
    view.verdicts.flatMap((verdict) =>
      'right' in verdict ? [[verdict.eventId, verdict.right] as const] : [],
    ),
  )
  const judged = (record: RecordedEvent): RecordedEvent =>
    record.type === 'question_answered'
      ? { ...record, right: rights.get(record.eventId) ?? record.right }
      : record
  const records = items.flatMap(({ record }) => (record ? [judged(record)] : []))
  return { ...fold(records), completed: [...view.completed].sort() }
}
