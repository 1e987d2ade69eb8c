import type { Overview } from '@/lib/progress/overview'
import type { PathModule } from './path'
import type { Progress } from './use-progress'

/** What every part of the dashboard receives. */
export type Known = {
  modules: PathModule[]
  seen: Overview
  /** While something is still unknown: the words that say so. Nothing is claimed to be zero before the server has told. */
  unknown?: string
}

export const unknownWords: Record<Progress['status'], string | undefined> = {
  loading: 'Loading what you have done.',
  remembered: undefined,
  failed: 'Not known while the server cannot be asked.',
  ready: undefined,
}
