import { type MouseEvent, useRef, useState } from 'react'
import { useLearnerState, useRecordAnswer } from '@/components/progress/use-progress'
import type { Answer } from '@/lib/quiz/answer'
import { grade } from '@/lib/quiz/grade'
import type { QuestionView } from '@/lib/quiz/view'
import type { Outcome } from './outcome'
import { readAnswer } from './read-answer'

/** `check`: as many tries as it takes. `predict`: one commitment, then everything is shown. */
export type Mode = 'check' | 'predict'

/** Checking one question: reads the fields under `fields`, grades, keeps the outcome and records the answer. */
export function useAnswering(view: QuestionView, mode: Mode) {
  const fields = useRef<HTMLFieldSetElement>(null)
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const [missing, setMissing] = useState(false)
  const record = useRecordAnswer()
  const isKept = view.id in useLearnerState().questions
  const [wasKept, setWasKept] = useState(isKept)
  // The lesson was begun anew: the answer that stands here was taken back.
  if (isKept !== wasKept) {
    setWasKept(isKept)
    if (!isKept) setOutcome(null)
  }

  function give(answer: Answer | null) {
    const verdict = answer ? grade(view.key, answer) : 'invalid'
    setMissing(verdict === 'invalid')
    if (!answer || verdict === 'invalid') return
    // Enter held down, or a second click, is the same attempt.
    if (outcome && JSON.stringify(outcome.answer) === JSON.stringify(answer)) return
    setOutcome({ answer, verdict, open: verdict.right || mode === 'predict' })
    record({ question: view.id, lesson: view.lesson, rev: view.rev, answer, right: verdict.right })
  }

  function check() {
    if (!outcome?.open && fields.current) give(readAnswer(view, fields.current))
  }

  function again({ detail }: MouseEvent) {
    // The second half of a double click on "Check" may land here.
    if (detail > 1) return
    setOutcome(null)
    // The fields are disabled until React has drawn.
    requestAnimationFrame(() =>
      fields.current?.querySelector<HTMLElement>('input, textarea, button')?.focus(),
    )
  }

  return { fields, outcome, missing, give, check, again }
}
