import { type KeyboardEvent, useEffect, useState } from 'react'
import type { JourneyView } from '@/lib/content/journey-view'

/** Which step is shown, and playing: `step` is −1 before the first message. */
export type JourneyState = { step: number; playing: boolean }

/** Milliseconds that a step stays when playing: time to read its text at some 200 words a minute. */
export function readingPace(html: string) {
  const letters = html.replace(/<[^>]*>/g, '').length
  return Math.min(9000, 1600 + 50 * letters)
}

/** The state of a journey and every way to move in it. */
export function useJourney({ steps }: JourneyView, hero: boolean) {
  const [{ step, playing }, setState] = useState<JourneyState>({ step: -1, playing: false })
  const last = steps.length - 1

  const goTo = (next: number) => setState({ step: Math.max(-1, Math.min(last, next)), playing: false })
  const play = () =>
    setState((now) =>
      now.playing ? { ...now, playing: false } : { step: now.step < last ? now.step + 1 : 0, playing: true },
    )

  useEffect(() => {
    if (!playing) return
    const stay = hero ? 1800 : readingPace(steps[step]?.saysHtml ?? '')
    const timer = setTimeout(() => setState({ step: step + 1, playing: step + 1 < last }), stay)
    return () => clearTimeout(timer)
  }, [playing, step, steps, last, hero])

  function onKeyDown(event: KeyboardEvent) {
    const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key]
    if (by === undefined || event.altKey || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    goTo(step + by)
  }

  return { step, playing, goTo, play, onKeyDown, atStart: step < 0, atEnd: step === last }
}
