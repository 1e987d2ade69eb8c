import { type RefObject, useEffect, useState } from 'react'
import { useLearnerState } from '@/components/progress/use-progress'
import type { QuestionView } from '@/lib/quiz/view'
import { fillIn, isUntouched, type Kept, keptOf } from './kept-answer'
import type { Mode } from './outcome'

/**
 * The answer of an earlier visit, put into the fields once it is known and unless the reader has begun. What stands in
 * view at that moment, or above it, keeps its height: its reasons stay folded until they are asked for.
 */
export function useKept(view: QuestionView, mode: Mode, fields: RefObject<HTMLElement | null>) {
  const question = useLearnerState().questions[view.id]
  /** Undefined while nothing is known, null once the reader answers anew. */
  const [kept, setKept] = useState<Kept | null>()

  // After what a reader did to the drawn question was carried over.
  useEffect(() => {
    const root = fields.current
    if (!question || !root || kept !== undefined) return
    if (!isUntouched(view, root)) return setKept(null)
    const found = keptOf(view, mode, question)
    if (found.outcome) fillIn(found.outcome.answer, root)
    setKept({ ...found, folded: root.getBoundingClientRect().top < innerHeight })
  }, [view, mode, fields, question, kept])

  return {
    kept,
    /** Whether any answer is kept, of this visit or of an earlier one. */
    isKnown: question !== undefined,
    unfold: () => setKept((now) => now && { ...now, folded: false }),
    forget: () => setKept(null),
  }
}
