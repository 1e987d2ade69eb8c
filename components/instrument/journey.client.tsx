'use client'

import type { JourneyProps, JourneyView } from '@/lib/content/journey-view'
import { Frame } from './frame'
import { elapsed, JourneySteps } from './journey-steps'
import { JourneyWire } from './journey-wire'
import { Rich } from './rich'
import { useJourney } from './use-journey'

/** A message’s way through several actors, step by step. `hero` is the one on the home page. */
export function Journey({ journey, hero = false }: JourneyProps) {
  const { step, playing, goTo, play, onKeyDown, atStart, atEnd } = useJourney(journey, hero)
  const playWords = playing ? 'Pause' : hero && atStart ? 'Send request' : atEnd ? 'Play again' : 'Play'
  return (
    <Frame label="Journey" title={journey.title} className={hero ? 'journey journey-hero' : 'journey'}>
      <JourneyWire journey={journey} step={step} />
      <fieldset className="needs-js controls" aria-label="Steps of the journey" onKeyDown={onKeyDown}>
        <button type="button" className={hero ? 'button first' : 'button'} onClick={play}>
          {playWords}
        </button>
        <button
          type="button"
          className={hero ? 'button' : 'button first'}
          aria-disabled={atEnd || undefined}
          onClick={() => goTo(step + 1)}
        >
          Next step
        </button>
        <button
          type="button"
          className="button"
          aria-disabled={atStart || undefined}
          onClick={() => goTo(step - 1)}
        >
          Back
        </button>
        <Clock journey={journey} step={step} />
      </fieldset>
      <Said journey={journey} step={step} />
      <JourneySteps journey={journey} step={step} onPick={goTo} />
      <Basis journey={journey} />
    </Frame>
  )
}

type At = { journey: JourneyView; step: number }

/** Which step, and the time since the start of the journey. */
function Clock({ journey: { steps }, step }: At) {
  const total = elapsed(steps, steps.length)
  return (
    <span className="clock">
      {`${step + 1} of ${steps.length}`}
      {total > 0 && ` · ${elapsed(steps, step + 1)} of ${total} ms`}
    </span>
  )
}

/** The current step for those who hear the page. */
function Said({ journey: { actors, steps }, step }: At) {
  const now = steps[step]
  return (
    <p className="sr-only" role="status">
      {now &&
        `Step ${step + 1} of ${steps.length}, ${actors[now.from]?.name} to ${actors[now.to]?.name}: ${now.label}. `}
      {now && <Rich html={now.saysHtml} />}
    </p>
  )
}

const bases: Record<JourneyView['basis'], string> = {
  example: 'Times set by the example, to show orders of size.',
  measured: 'Times measured by us.',
  cited: 'Times as published.',
}

function Basis({ journey: { steps, basis, source } }: { journey: JourneyView }) {
  if (elapsed(steps, steps.length) === 0) return null
  return (
    <p className="basis">
      {bases[basis]} {source && <a href={source.href}>{source.title}</a>}
    </p>
  )
}
