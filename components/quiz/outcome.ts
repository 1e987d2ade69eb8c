import type { Answer, Verdict } from '@/lib/quiz/answer'

/** `check`: as many tries as it takes. `predict`: one commitment, then everything is shown. */
export type Mode = 'check' | 'predict'

/** A checked answer with its verdict; `open` says that reasons may be shown for everything, since nothing is left to find. */
export type Outcome = { answer: Answer; verdict: Verdict; open: boolean }

/** What every field component receives. */
export type FieldProps<View> = { view: View; outcome: Outcome | null }

export type Mark = 'right' | 'wrong'

export const markOf = (right: boolean): Mark => (right ? 'right' : 'wrong')
