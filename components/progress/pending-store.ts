import type { LearnerEvent } from '@/lib/progress/event-schema'
import type { LearnerState } from '@/lib/progress/fold'
import type { RecordedEvent } from '@/lib/progress/record'
import type { RejectionReason } from '@/lib/progress/schema'

/** Something done, on its way: what is sent, what it will probably amount to, and why the server refused it if it did. */
export type Pending = {
  event: LearnerEvent
  /** Null where only the server can tell what it amounts to. */
  record: RecordedEvent | null
  /** The learner it belongs to; null when nobody was known on this device yet. */
  owner: string | null
  /**
   * Secret of what was done while nobody was known, kept beside the event and never in a file: by it alone the server finds
   * the learner that it made, when its answer was lost. The event's own id is in every export.
   */
  birth?: string
  refused?: RejectionReason | 'conflict'
}

/** Whose browser this is, and what the server last told of them: what a page shows while nobody can be asked. */
export type Here = {
  learner: string | null
  /** Whether the learner is an account’s. */
  signedIn: boolean
  state: LearnerState
  /** When the server was asked, in milliseconds since 1970. */
  asked: number
}

/** What a device holds. `nextTry`: milliseconds since 1970 before which the server is left alone, whatever page is open. */
export type Kept = { items: Pending[]; here: Here | null; nextTry: number }

/** Where events wait until the server has them. Every call tells the truth: `false` means that a reload would lose it. */
export type PendingStore = {
  load(): Promise<Kept>
  put(pending: Pending): Promise<boolean>
  /** After an answer of the server: lets go of what it has, and notes why it refused the rest. */
  settle(kept: string[], refused: Pending[]): Promise<void>
  keepHere(here: Here): Promise<void>
  waitUntil(nextTry: number): Promise<void>
  /** The account or learner is gone: nothing of theirs stays. */
  dropOwner(owner: string | null): Promise<void>
  /** Which browser this is, and the next number it gives to an event. */
  nextDevice(): Promise<{ id: string; seq: number }>
}
