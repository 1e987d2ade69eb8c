'use client'

import { type FormEvent, type ReactNode, useState } from 'react'
import { useProgress } from '@/components/progress/use-progress'
import type { Draft } from '@/lib/progress/event'
import { ZoneField } from './zone-field'

/** As the fields hold them; empty is the default. */
type Fields = { name: string; time_zone: string; daily_goal: string }
const names = ['name', 'time_zone', 'daily_goal'] as const

/** What follows a learner and only they can know: name, time zone, daily goal. */
export function You() {
  const { state, record } = useProgress()
  const [edited, setEdited] = useState<Partial<Fields>>({})
  const [said, setSaid] = useState('')
  const kept = (name: keyof Fields) => String(state.settings[name]?.value ?? '')
  const shown = (name: keyof Fields) => edited[name] ?? kept(name)
  const field = (name: keyof Fields) => ({
    id: name,
    name,
    className: 'field',
    value: shown(name),
    onChange: ({ target }: { target: { value: string } }) => {
      setSaid('')
      setEdited({ ...edited, [name]: target.value })
    },
  })
  const save = (event: FormEvent) => {
    event.preventDefault()
    const changed = names.filter((name) => shown(name).trim() !== kept(name))
    for (const name of changed) record(draftOf(name, shown(name).trim()))
    setSaid(changed.length > 0 ? 'Kept.' : 'Nothing was changed.')
  }
  return (
    <form className="search-form needs-js" onSubmit={save}>
      <dl className="pairs">
        <Row name="name" title="Name">
          <input {...field('name')} maxLength={80} autoComplete="nickname" />
        </Row>
        <Row name="time_zone" title="Time zone">
          <ZoneField {...field('time_zone')} />
        </Row>
        <Row name="daily_goal" title="Answers a day">
          <input {...field('daily_goal')} type="number" inputMode="numeric" min="1" max="100" step="1" />
        </Row>
      </dl>
      <p className="acts">
        <button type="submit" className="button">
          Save
        </button>{' '}
        <output className="note">{said}</output>
      </p>
    </form>
  )
}

type RowProps = { name: keyof Fields; title: string; children: ReactNode }

const Row = ({ name, title, children }: RowProps) => (
  <div>
    <dt>
      <label htmlFor={name}>{title}</label>
    </dt>
    <dd>{children}</dd>
  </div>
)

const draftOf = (subjectId: keyof Fields, given: string) => {
  const value = given === '' ? null : subjectId === 'daily_goal' ? Number(given) : given
  return { type: 'setting_chosen', subjectId, payload: { value } } as Draft
}
