import { Rich } from '@/components/instrument/rich'
import { longestText } from '@/lib/quiz/answer'
import type { NumberView, OutputView, TextView } from '@/lib/quiz/view'
import type { FieldProps } from './outcome'
import { Reason } from './reason'

type EntryView = NumberView | TextView | OutputView

const typed = { autoComplete: 'off', autoCapitalize: 'none', spellCheck: false, maxLength: longestText }

/** One line to type in, or several where a program’s output is asked for; the reason follows the check. */
export function EntryField({ view, outcome }: FieldProps<EntryView>) {
  const id = `${view.id}-entry`
  const reason = outcome && reasonOf(view, outcome.verdict)
  return (
    <>
      {view.kind === 'output' && <Rich as="div" className="program" html={view.programHtml} />}
      <p className="entry">
        <label htmlFor={id}>{view.kind === 'output' ? 'It prints' : 'Your answer'}</label>
        {view.kind === 'output' ? (
          <textarea id={id} className="entry-input" rows={linesOf(view.answer)} {...typed} />
        ) : (
          <input
            id={id}
            className="entry-input"
            inputMode={view.kind === 'number' ? 'decimal' : 'text'}
            {...typed}
          />
        )}
        {view.kind === 'number' && view.unit}
      </p>
      {reason && <Reason mark={outcome.verdict.right ? 'right' : 'wrong'} html={reason} />}
      {outcome?.open && !outcome.verdict.right && <Solution view={view} />}
    </>
  )
}

/** The right answer with its reason, for those who committed to another one and for readers without JavaScript. */
export function Solution({ view }: { view: EntryView }) {
  const answer = view.kind === 'number' ? numberAnswer(view) : view.answer
  return (
    <>
      {view.kind === 'output' ? <pre className="printed">{answer}</pre> : <p className="printed">{answer}</p>}
      <Reason mark="right" html={view.whyHtml} />
    </>
  )
}

function reasonOf(
  view: EntryView,
  { right, detail }: { right: boolean; detail: { misconception?: number } },
) {
  if (right) return view.whyHtml
  return detail.misconception === undefined ? undefined : view.misconceptionsHtml[detail.misconception]
}

function numberAnswer({ answer, tolerance, unit = '' }: NumberView) {
  const margin = tolerance > 0 ? ` ± ${tolerance}` : ''
  return `${answer}${margin} ${unit}`.trim()
}

/** Room for the answer without telling its length to the line. */
const linesOf = (output: string) => Math.max(3, output.trim().split('\n').length + 1)
