import { type RefObject, startTransition, useEffect, useState } from 'react'
import { whenSettled } from '@/components/site/when-settled'
import type { IslandSegment } from '@/lib/content/body'
import { instrumentsOf, type Part } from './body-source'

type Page = { id: string; rev: string; parts: Part[] }

/**
 * Fetches what the drawn instruments need to work, once the page has settled or as soon as a reader reaches for one.
 * So neither their data nor their code delays the text.
 */
export function useInstruments(root: RefObject<HTMLElement | null>, { id, rev, parts }: Page) {
  const [awake, setAwake] = useState<ReadonlyMap<string, IslandSegment>>(new Map())
  const isDrawn = parts.some((part) => 'still' in part)

  useEffect(() => {
    if (!isDrawn) return
    const listeners = new AbortController()
    let isComing = false
    const wake = () => {
      if (isComing) return
      isComing = true
      Promise.all([instrumentsOf(id, rev), import('@/components/instrument/instrument.client')])
        .then(([segments]) => {
          if (listeners.signal.aborted) return
          listeners.abort()
          startTransition(() => setAwake(segments))
        })
        // Without a network the page stays readable; the next touch tries again.
        .catch(() => {
          isComing = false
        })
    }
    for (const type of ['pointerdown', 'focusin']) {
      const touch = (event: Event) =>
        event.target instanceof Element && event.target.closest('[data-island]') && wake()
      root.current?.addEventListener(type, touch, { passive: true, signal: listeners.signal })
    }
    const cancel = whenSettled(wake)
    return () => {
      cancel()
      listeners.abort()
    }
  }, [id, rev, isDrawn, root])

  return awake
}
