import { Rich } from '@/components/instrument/rich'
import type { Answer } from '@/lib/quiz/answer'
import type { RecallView } from '@/lib/quiz/view'

type Knew = Extract<Answer, { kind: 'recall' }>['knew']
type Props = {
  view: RecallView
  knew: Knew | null
  open: boolean
  onOpen: () => void
  onJudge: (knew: Knew) => void
}

const judgements: [Knew, string][] = [
  ['yes', 'I knew it'],
  ['partly', 'Partly'],
  ['no', 'Not yet'],
]

/** Think, compare, judge yourself. */
export function RecallField({ view, knew, open, onOpen, onJudge }: Props) {
  if (!open)
    return (
      <p className="needs-js controls">
        <button type="button" className="button first" onClick={onOpen}>
          Compare with an answer
        </button>
        <span>Answer in your head or on paper first.</span>
      </p>
    )
  return (
    <>
      <div className="recalled" tabIndex={-1} ref={focusWhenShown}>
        <Rich html={view.answerHtml} />
      </div>
      <fieldset className="controls">
        <legend>How well did you know it?</legend>
        {judgements.map(([value, words]) => (
          <button
            key={value}
            type="button"
            className="button"
            aria-pressed={knew === value}
            onClick={() => onJudge(value)}
          >
            {words}
          </button>
        ))}
      </fieldset>
    </>
  )
}

/** The button that had the focus is gone; what it opened is read next. */
const focusWhenShown = (answer: HTMLElement | null) => answer?.focus()
