import { Rich } from '@/components/instrument/rich'
import type { ChoiceView } from '@/lib/quiz/view'
import { type FieldProps, type Mark, markOf, type Outcome } from './outcome'
import { Reason } from './reason'

/** Options as radio buttons or check boxes; each shows its reason once that gives nothing away. */
export function ChoiceField({ view, outcome }: FieldProps<ChoiceView>) {
  return (
    <ol className="options">
      {view.options.map((option, index) => {
        const mark = outcome && markFor(option.right, isChosen(outcome, index), outcome.open)
        return (
          <li key={option.html}>
            <label>
              <input type={view.kind === 'single' ? 'radio' : 'checkbox'} name={view.id} value={index} />
              <Rich html={option.html} />
            </label>
            {mark && <Reason mark={mark} html={option.whyHtml} />}
          </li>
        )
      })}
    </ol>
  )
}

const markFor = (right: boolean, chosen: boolean, open: boolean): Mark | null =>
  chosen || open ? markOf(right) : null

function isChosen({ answer }: Outcome, option: number) {
  if (answer.kind === 'single') return answer.choice === option
  return answer.kind === 'multiple' && answer.choices.includes(option)
}
