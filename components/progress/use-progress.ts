import { createContext, use } from 'react'
import type { AccountView } from '@/lib/account/view'
import type { Draft } from '@/lib/progress/event'
import { emptyState, type LearnerState } from '@/lib/progress/fold'
import { shown } from '@/lib/progress/shown'
import type { Answer } from '@/lib/quiz/answer'
import { emptyOutbox, type OutboxState } from './outbox-state'
import type { Pending } from './pending-store'

export type Given = { question: string; lesson: string; rev: string; answer: Answer; right: boolean }

/** Who is signed in, and whether this portal offers that at all. */
export type Person = { account: AccountView | null; offersAccounts: boolean }

export const unknownPerson: Person = { account: null, offersAccounts: false }

/** What components know of the learner. Whoever stands outside a provider knows nothing and keeps nothing. */
export type Progress = Person & {
  /**
   * `loading` until the server has told what it has; `remembered` while it cannot be asked and `state` is what this device
   * was told last; `failed` when the device remembers nothing either.
   */
  status: 'loading' | 'ready' | 'remembered' | 'failed'
  /** What the server has, joined with what is on its way to it. */
  state: LearnerState
  outbox: OutboxState
  /** Keeps anything a learner does: at once on this device, then on the server. */
  record: (draft: Draft) => void
  /** Keeps an answer, with what the page already knows of it. */
  answer: (given: Given) => void
  /** Lets go of something that the server refused. */
  dismiss: (item: Pending) => void
  /** Sends what waits, whatever held it back, and asks the server anew. Resolves when both were tried. */
  retry: () => Promise<void>
}

const unknown: Progress = {
  ...unknownPerson,
  status: 'loading',
  state: emptyState,
  outbox: emptyOutbox,
  record: () => undefined,
  answer: () => undefined,
  dismiss: () => undefined,
  retry: async () => undefined,
}

export const ProgressContext = createContext(unknown)

export const useProgress = () => use(ProgressContext)

/** The learner’s state as pages show it; empty while it is loading. */
export const useLearnerState = () => shown(useProgress().state)

/** Keeps an answer: at once on this device, then on the server. */
export const useRecordAnswer = () => useProgress().answer

/** Whether a question was answered right at least once. */
export function useAnswered() {
  const { questions } = useLearnerState()
  return (question: string) => Object.values(questions[question]?.attempts ?? {}).some(({ right }) => right)
}
