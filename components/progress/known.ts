import type { Overview } from '@/lib/progress/overview'
import type { PathModule } from './path'
import { waitsForSignIn } from './save-words'
import type { Progress } from './use-progress'

/** What every part of the dashboard receives. */
export type Known = {
  modules: PathModule[]
  seen: Overview
  /** While something is still unknown: the words that say so. Nothing is claimed to be zero before the server has told. */
  unknown?: string
}

const unknownWords: Record<Progress['status'], string | undefined> = {
  loading: 'Loading what you have done.',
  remembered: undefined,
  failed: 'Not known while the server cannot be asked.',
  ready: undefined,
}

/** Why nothing of a learner is shown, where that does not mean that there is nothing. */
export const whyUnknown = ({ status, outbox }: Pick<Progress, 'status' | 'outbox'>) =>
  waitsForSignIn(outbox) > 0 ? 'Not shown before you sign in again.' : unknownWords[status]
