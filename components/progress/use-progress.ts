import { createContext, use } from 'react'
import type { AccountView } from '@/lib/account/view'
import { emptyState, type LearnerState } from '@/lib/progress/fold'
import { shown } from '@/lib/progress/shown'
import type { Answer } from '@/lib/quiz/answer'
import { emptyOutbox, type OutboxState } from './outbox-state'

export type Given = { question: string; lesson: string; rev: string; answer: Answer; right: boolean }

/** Who is signed in, and whether this portal offers that at all. */
export type Person = { account: AccountView | null; offersAccounts: boolean }

export const unknownPerson: Person = { account: null, offersAccounts: false }

/** What components know of the learner. Whoever stands outside a provider knows nothing and keeps nothing. */
export type Progress = Person & {
  /** `loading` until the server has told what it has; `failed` when it could not be asked. */
  status: 'loading' | 'ready' | 'failed'
  /** What the server has, joined with what is on its way to it. */
  state: LearnerState
  outbox: OutboxState
  record: (given: Given) => void
  retry: () => void
}

const unknown: Progress = {
  ...unknownPerson,
  status: 'loading',
  state: emptyState,
  outbox: emptyOutbox,
  record: () => undefined,
  retry: () => undefined,
}

export const ProgressContext = createContext(unknown)

export const useProgress = () => use(ProgressContext)

/** The learner’s state as pages show it; empty while it is loading. */
export const useLearnerState = () => shown(useProgress().state)

/** Keeps an answer: at once on this device, then on the server. */
export const useRecordAnswer = () => useProgress().record

/** Whether a question was answered right at least once. */
export function useAnswered() {
  const { questions } = useLearnerState()
  return (question: string) => Object.values(questions[question]?.attempts ?? {}).some(({ right }) => right)
}
