'use client'

import { usePathname } from 'next/navigation'
import { useEffect } from 'react'
import { useLearnerState } from './use-progress'

/**
 * Fills the stations of lessons, wherever the page shows them (`data-lesson`). Rails and maps stay static HTML without
 * a component of their own for every lesson, which a page would pay for in its flight payload.
 */
export function LessonMarks() {
  // Another page has other stations: begin anew.
  return <Marks key={usePathname()} />
}

function Marks() {
  const { completed, questions } = useLearnerState()

  useEffect(() => {
    const started = new Set(Object.values(questions).map(({ last }) => last.lesson))
    for (const station of document.querySelectorAll<HTMLElement>('[data-lesson]')) {
      const lesson = station.dataset.lesson ?? ''
      mark(station, completed.includes(lesson) ? 'complete' : started.has(lesson) && 'started')
    }
  }, [completed, questions])

  return null
}

/** The shape on the wire, and the same in a word for those who hear the page. */
function mark(station: HTMLElement, how: 'complete' | 'started' | false) {
  const link = station.querySelector('a')
  if (how) {
    station.dataset.state = how
    link?.setAttribute('aria-description', how)
  } else {
    delete station.dataset.state
    link?.removeAttribute('aria-description')
  }
}
