import { type MouseEvent, useRef, useState } from 'react'
import { useRecordAnswer } from '@/components/progress/use-progress'
import type { Answer } from '@/lib/quiz/answer'
import { grade } from '@/lib/quiz/grade'
import type { QuestionView } from '@/lib/quiz/view'
import type { Mode, Outcome } from './outcome'
import { readAnswer } from './read-answer'
import { useKept } from './use-kept'

/**
 * Checking one question: reads the fields under `fields`, grades, keeps the outcome and records the answer. Until then
 * the outcome is that of an earlier visit, if there was one.
 */
export function useAnswering(view: QuestionView, mode: Mode) {
  const fields = useRef<HTMLFieldSetElement>(null)
  const [given, setGiven] = useState<Outcome | null>(null)
  const [missing, setMissing] = useState(false)
  const record = useRecordAnswer()
  const { isKnown, unfold, forget, ...earlier } = useKept(view, mode, fields)
  const kept = given ? null : earlier.kept
  const outcome = given ?? kept?.outcome ?? null
  const [wasKnown, setWasKnown] = useState(isKnown)
  // The lesson was begun anew: the answer that stands here was taken back.
  if (isKnown !== wasKnown) {
    setWasKnown(isKnown)
    if (!isKnown) clear()
  }

  function give(answer: Answer | null) {
    const verdict = answer ? grade(view.key, answer) : 'invalid'
    setMissing(verdict === 'invalid')
    if (!answer || verdict === 'invalid') return clear()
    // Enter held down, or a second click, is the same attempt.
    if (given && JSON.stringify(given.answer) === JSON.stringify(answer)) return
    setGiven({ answer, verdict, open: verdict.right || mode === 'predict' })
    record({ question: view.id, lesson: view.lesson, rev: view.rev, answer, right: verdict.right })
  }

  function clear() {
    setGiven(null)
    forget()
  }

  function check() {
    if (!outcome?.open && fields.current) give(readAnswer(view, fields.current))
  }

  function again({ detail }: MouseEvent) {
    // The second half of a double click on "Check" may land here.
    if (detail > 1) return
    clear()
    // The fields are disabled until React has drawn.
    requestAnimationFrame(() =>
      fields.current?.querySelector<HTMLElement>('input, textarea, button')?.focus(),
    )
  }

  return { fields, outcome, kept, missing, give, check, again, unfold }
}

export type Answering = ReturnType<typeof useAnswering>
