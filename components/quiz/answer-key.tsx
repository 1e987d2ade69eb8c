import { Rich } from '@/components/instrument/rich'
import type { ChoiceView, OrderView, QuestionView, SortView } from '@/lib/quiz/view'
import { Solution } from './entry-field'
import { markOf } from './outcome'
import { Reason } from './reason'

/**
 * The answer with all reasons, folded away. For paper and for readers without JavaScript: the style sheet hides it
 * from everyone else, who get the same by answering.
 */
export function AnswerKey({ view }: { view: QuestionView }) {
  return (
    <details className="key">
      <summary>Answer and reasons</summary>
      <Answers view={view} />
    </details>
  )
}

function Answers({ view }: { view: QuestionView }) {
  switch (view.kind) {
    case 'single':
    case 'multiple':
      return <OptionReasons options={view.options} />
    case 'order':
      return <RightOrder view={view} />
    case 'sort':
      return <RightBins view={view} />
    case 'recall':
      return <Rich as="div" html={view.answerHtml} />
    default:
      return <Solution view={view} />
  }
}

const OptionReasons = ({ options }: { options: ChoiceView['options'] }) => (
  <ol type="A">
    {options.map(({ right, whyHtml, html }) => (
      <li key={html}>
        <Reason mark={markOf(right)} html={whyHtml} />
      </li>
    ))}
  </ol>
)

const RightOrder = ({ view }: { view: OrderView }) => (
  <>
    <ol className={view.code ? 'arrange-code' : undefined}>
      {Object.entries(view.itemsHtml).map(([place, html]) => (
        <li key={place}>
          <Rich html={html} />
        </li>
      ))}
    </ol>
    <Rich as="p" html={view.whyHtml} />
  </>
)

const RightBins = ({ view }: { view: SortView }) => (
  <ul>
    {view.cards.map(({ text, bin, whyHtml }) => (
      <li key={text}>
        {`${text}: `}
        <b>{view.bins[bin]}</b>. <Rich html={whyHtml} />
      </li>
    ))}
  </ul>
)
