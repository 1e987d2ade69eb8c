import { type KeyboardEvent, useState } from 'react'
import { Rich } from '@/components/instrument/rich'
import type { QuestionView } from '@/lib/quiz/view'
import { AnswerKey } from './answer-key'
import { ChoiceField } from './choice-field'
import { EntryField } from './entry-field'
import { OrderField } from './order-field'
import type { Outcome } from './outcome'
import { RecallField } from './recall-field'
import { SortField } from './sort-field'
import { Status } from './status'
import { type Mode, useAnswering } from './use-answering'

type Props = { view: QuestionView; mode?: Mode }

/** One question of any kind: the fields, one line of controls, the verdict below. */
export function Question({ view, mode = 'check' }: Props) {
  const { fields, outcome, missing, give, check, again } = useAnswering(view, mode)
  const [opened, setOpened] = useState(false)
  const checkOnEnter = ({ key, target }: KeyboardEvent) => {
    if (key === 'Enter' && target instanceof HTMLInputElement) check()
  }
  const open = outcome?.open === true
  const knew = outcome?.answer.kind === 'recall' ? outcome.answer.knew : null
  return (
    <div className="question" id={view.id}>
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
      <p className="needs-js controls">
        {view.kind !== 'recall' && (
          <button type="button" className="button first" aria-disabled={open || undefined} onClick={check}>
            {mode === 'predict' ? 'Commit and compare' : 'Check'}
          </button>
        )}
        {open && mode === 'check' && view.kind !== 'recall' && (
          <button type="button" className="button" onClick={again}>
            Answer again
          </button>
        )}
        <Status view={view} outcome={outcome} missing={missing} mode={mode} />
      </p>
      <AnswerKey view={view} />
    </div>
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
