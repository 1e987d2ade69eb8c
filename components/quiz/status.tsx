import { Rich } from '@/components/instrument/rich'
import type { QuestionView } from '@/lib/quiz/view'
import { whatIsOff } from './hint'
import { type Mode, markOf, type Outcome } from './outcome'

type Props = { view: QuestionView; outcome: Outcome | null; missing: boolean; mode: Mode }

/** The live region below a question: the verdict in words, and for those who hear the page also the reason. */
export function Status({ view, outcome, missing, mode }: Props) {
  const reason = outcome && spokenReason(view, outcome)
  return (
    <span
      role="status"
      className={outcome || missing ? 'verdict' : undefined}
      data-mark={missing ? 'missing' : outcome && markFor(outcome)}
    >
      {missing ? asksFor[view.kind] : outcome && verdictWords(view, outcome, mode)}
      {!missing && reason && <Rich className="sr-only" html={` ${reason}`} />}
    </span>
  )
}

const markFor = ({ answer, verdict }: Outcome) =>
  answer.kind === 'recall' ? undefined : markOf(verdict.right)

const asksFor: Record<QuestionView['kind'], string> = {
  single: 'Choose one option first.',
  multiple: 'Choose at least one option first.',
  order: 'Put the lines in order first.',
  number: 'Type one number first, such as 12 or 0.5.',
  text: 'Type an answer first.',
  output: 'Type what you expect it to print first.',
  sort: 'Give every card a bin first.',
  recall: 'Judge your answer first.',
}

const judged = {
  yes: 'Noted: you knew it.',
  partly: 'Noted: partly.',
  no: 'Noted: not yet. Read the passage above once more, then try again.',
}

function verdictWords(view: QuestionView, outcome: Outcome, mode: Mode) {
  if (outcome.answer.kind === 'recall') return judged[outcome.answer.knew]
  if (outcome.verdict.right) return mode === 'predict' ? 'You predicted it.' : 'Right.'
  if (mode === 'predict') return 'It goes another way.'
  return `Not yet. ${whatIsOff(view, outcome)}`.trim()
}

function spokenReason(view: QuestionView, { answer, verdict }: Outcome) {
  if (answer.kind === 'single' && view.kind === 'single') return view.options[answer.choice]?.whyHtml
  if (verdict.right && 'whyHtml' in view) return view.whyHtml
  if ('misconceptionsHtml' in view && verdict.detail.misconception !== undefined)
    return view.misconceptionsHtml[verdict.detail.misconception]
}
