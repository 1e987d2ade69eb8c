import { emptyState, type LearnerState } from '@/lib/progress/fold'
import type { Batch, RecordError, RecordedView } from '@/lib/progress/schema'
import type { Result } from '@/lib/result'
import type { Pending } from './pending-store'

export type Reply = Result<RecordedView, RecordError>
/** A way to the server. Throws when it cannot be reached. */
export type Door = (batch: Batch) => Promise<Reply>

export type Problem = 'unreachable' | RecordError['code']
export type OutboxState = {
  /** Whose browser this is, as the server last said; undefined while it has not been heard. */
  learner: string | null | undefined
  /** Oldest first; refused ones stay. */
  items: readonly Pending[]
  /** False when this browser refused to keep an answer. */
  durable: boolean
  /** Why the last attempt to send failed; null while all is well. */
  problem: Problem | null
  /** What the server confirmed since the page was opened: a reading begun earlier may not know it yet. */
  confirmed: LearnerState
}
export const emptyOutbox: OutboxState = {
  learner: undefined,
  items: [],
  durable: true,
  problem: null,
  confirmed: emptyState,
}
