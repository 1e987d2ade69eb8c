import { type RefObject, useEffect, useState } from 'react'
import { useLearnerState } from '@/components/progress/use-progress'
import type { QuestionView } from '@/lib/quiz/view'
import type { Kept } from './kept-answer'
import type { Mode } from './outcome'

/**
 * The answer of an earlier visit, put into the fields once it is known and unless the reader has begun. What stands in
 * view at that moment, or above it, keeps its height: its reasons stay folded until they are asked for.
 */
export function useKept(view: QuestionView, mode: Mode, fields: RefObject<HTMLElement | null>) {
  const question = useLearnerState().questions[view.id]
  /** Undefined while nothing is known, null once the reader answers anew. */
  const [kept, setKept] = useState<Kept | null>()

  // After what a reader did to the drawn question was carried over. Its code is fetched only by those who come back.
  useEffect(() => {
    if (!question || kept !== undefined) return
    let isGone = false
    const adopt = (answer: typeof import('./kept-answer')) => {
      if (isGone || !fields.current) return
      setKept(
        answer.isUntouched(view, fields.current)
          ? answer.adopt({ view, mode, question }, fields.current)
          : null,
      )
    }
    // Without it the question is asked as to anybody.
    import('./kept-answer').then(adopt, () => undefined)
    return () => {
      isGone = true
    }
  }, [view, mode, fields, question, kept])

  return {
    kept,
    /** Whether any answer is kept, of this visit or of an earlier one. */
    isKnown: question !== undefined,
    unfold: () => setKept((now) => now && { ...now, folded: false }),
    forget: () => setKept(null),
  }
}
