import { emptyState, type LearnerState } from '@/lib/progress/fold'
import type { Batch, RecordError, RecordedView } from '@/lib/progress/schema'
import type { Result } from '@/lib/result'
import type { Here, Pending } from './pending-store'

export type Reply = Result<RecordedView, RecordError>
/** A way to the server. Throws when it cannot be reached. */
export type Door = (batch: Batch) => Promise<Reply>

/** Why a batch was not stored. */
export type Problem = 'unreachable' | RecordError['code']
export const problemOf = (error?: RecordError): Problem => error?.code ?? 'unreachable'

/** Of these, what keeps the things of one owner back until somebody else is here. */
export type Held = Extract<Problem, 'signed_out' | 'wrong_learner' | 'gone'>

export type OutboxState = {
  /** Whose browser this is, as the server last said to this device; undefined while that is not known. */
  learner: string | null | undefined
  /** Whether the learner is an account’s. */
  signedIn: boolean
  /** Oldest first, whoever they belong to; refused ones stay. */
  items: readonly Pending[]
  /** False when this browser refused to keep something that waits. */
  durable: boolean
  /** Why the last attempt to send failed; null while all is well. */
  problem: Problem | null
  /** By owner, see `ownerKey`. */
  held: Readonly<Record<string, Held>>
  /** What the server confirmed since the page was opened: a reading begun earlier may not know it yet. */
  confirmed: LearnerState
  /** Whether the server confirmed anything since then. */
  hasSent: boolean
  /** What the device remembers of the learner, for while the server cannot be asked. */
  here: Here | null
}
export const emptyOutbox: OutboxState = {
  learner: undefined,
  signedIn: false,
  items: [],
  durable: true,
  problem: null,
  held: {},
  confirmed: emptyState,
  hasSent: false,
  here: null,
}
