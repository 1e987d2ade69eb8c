'use client'

import { useMemo } from 'react'
import { Section } from '@/components/site/section'
import { overview } from '@/lib/progress/overview'
import { Activity, EmptyActivity } from './activity'
import { writtenMoment } from './calendar'
import { DailyGoal } from './daily-goal'
import { type Known, whyUnknown } from './known'
import { ModuleTable } from './module-table'
import type { PathModule } from './path'
import { Revisit } from './revisit'
import { SaveProblem } from './save-problem'
import { useProgress } from './use-progress'
import { WayOn } from './way-on'

/** Where the learner is, from what is kept: read after paint, laid out before. */
export function Dashboard({ modules }: { modules: PathModule[] }) {
  const { status, state, outbox, retry } = useProgress()
  const seen = useMemo(() => overview(state), [state])
  const unknown = seen.latestLesson === null ? whyUnknown({ status, outbox }) : undefined
  const known: Known = { modules, seen, unknown }
  return (
    <>
      {status === 'failed' && <NotLoaded onRetry={retry} />}
      {status === 'remembered' && outbox.here && <Remembered asked={outbox.here.asked} />}
      <SaveProblem />
      <Section id="on" title="Go on">
        <WayOn {...known} />
        <DailyGoal />
      </Section>
      <Section
        id="modules"
        title="Modules"
        note="A lesson is complete when each of its checks has been right once."
      >
        <ModuleTable {...known} />
      </Section>
      <Section id="year" title="Last year" note="One dot per day, its size the number of answers.">
        {unknown ? <EmptyActivity words={unknown} /> : <Activity activity={seen.activity} />}
      </Section>
      <Section id="revisit" title="To revisit" note="Lessons with questions whose latest answer was wrong.">
        <Revisit {...known} />
      </Section>
    </>
  )
}

function NotLoaded({ onRetry }: { onRetry: () => void }) {
  return (
    <p className="save-problem" role="alert">
      <b>Your progress could not be loaded.</b> What you answered on this device is shown; the rest is kept on
      the server.{' '}
      <button type="button" className="button" onClick={onRetry}>
        Load again
      </button>
    </p>
  )
}

function Remembered({ asked }: { asked: number }) {
  return (
    <p className="save-problem" role="status">
      <b>The server cannot be asked at the moment.</b> This is what this device knew on{' '}
      {writtenMoment(new Date(asked))}, with what you did here since.
    </p>
  )
}
