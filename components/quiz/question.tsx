import { type KeyboardEvent, useState } from 'react'
import { Rich } from '@/components/instrument/rich'
import type { QuestionView } from '@/lib/quiz/view'
import { AnswerKey } from './answer-key'
import { ChoiceField } from './choice-field'
import { EntryField } from './entry-field'
import { OrderField } from './order-field'
import { type Mode, markOf, type Outcome } from './outcome'
import { RecallField } from './recall-field'
import { SortField } from './sort-field'
import { Status } from './status'
import { type Answering, useAnswering } from './use-answering'
import { useOpenedAnswer } from './use-opened-answer'

type Props = { view: QuestionView; mode?: Mode }

/** One question of any kind: the fields, one line of controls, the verdict below. */
export function Question({ view, mode = 'check' }: Props) {
  const answering = useAnswering(view, mode)
  const { fields, outcome, kept, give, check } = answering
  const [opened, setOpened] = useState(false)
  useOpenedAnswer(fields, mode === 'predict' && outcome?.open === true && !kept?.folded)
  const checkOnEnter = ({ key, target }: KeyboardEvent) => {
    if (key === 'Enter' && target instanceof HTMLInputElement) check()
  }
  const open = outcome?.open === true
  const knew = outcome?.answer.kind === 'recall' ? outcome.answer.knew : null
  return (
    <div className="question" id={view.id} data-folded={kept?.folded ? '' : undefined}>
      <fieldset ref={fields} disabled={open && view.kind !== 'recall'} onKeyDown={checkOnEnter}>
        <Rich as="legend" html={view.promptHtml} />
        {view.kind === 'recall' ? (
          <RecallField
            view={view}
            knew={knew}
            open={opened}
            onOpen={() => setOpened(true)}
            onJudge={(judged) => give({ kind: 'recall', knew: judged })}
          />
        ) : (
          <Field view={view} outcome={outcome} />
        )}
      </fieldset>
      <Controls view={view} mode={mode} answering={answering} />
      <AnswerKey view={view} />
    </div>
  )
}

type ControlsProps = { view: QuestionView; mode: Mode; answering: Answering }

/** One line: what can be done, and what came of it, now or on an earlier visit. */
function Controls({ view, mode, answering }: ControlsProps) {
  const { outcome, kept, missing, check, again, unfold } = answering
  const isChecked = view.kind !== 'recall'
  const open = outcome?.open === true
  const folded = kept?.folded
  return (
    <p className="needs-js controls">
      {isChecked && !(kept && open) && (
        <button type="button" className="button first" aria-disabled={open || undefined} onClick={check}>
          {mode === 'predict' ? 'Commit and compare' : 'Check'}
        </button>
      )}
      {(folded || (open && isChecked && (mode === 'check' || kept))) && (
        <button type="button" className="button" onClick={folded ? unfold : again}>
          {folded ? 'Show the reasons' : 'Answer again'}
        </button>
      )}
      {kept && (
        <span className="verdict" data-mark={markOf(kept.right)}>
          {kept.words}
        </span>
      )}
      <Status view={view} outcome={kept ? null : outcome} missing={missing} mode={mode} />
    </p>
  )
}

type FieldView = Exclude<QuestionView, { kind: 'recall' }>

function Field({ view, outcome }: { view: FieldView; outcome: Outcome | null }) {
  switch (view.kind) {
    case 'single':
    case 'multiple':
      return <ChoiceField view={view} outcome={outcome} />
    case 'order':
      return <OrderField view={view} outcome={outcome} />
    case 'sort':
      return <SortField view={view} outcome={outcome} />
    default:
      return <EntryField view={view} outcome={outcome} />
  }
}
