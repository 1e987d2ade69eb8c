'use client'

import { lazy, use, useEffect, useLayoutEffect, useRef } from 'react'
import { enhanceCode } from '@/components/mdx/enhance-code'
import { PageTools } from '@/components/notes/page-tools'
import type { IslandSegment } from '@/lib/content/body'
import { type Part, partsOf, rootId, type StillSegment } from './body-source'
import { carryOver, keep, listen } from './carry-over'
import { useLatestRev } from './latest-rev'
import { useInstruments } from './use-instruments'

const Instrument = lazy(() =>
  import('@/components/instrument/instrument.client').then((module) => ({ default: module.Instrument })),
)

type Props = { id: string; rev: string }

/**
 * A compiled body. Only `id` and `rev` pass through the flight payload: the text stands in the page once, as HTML,
 * and is adopted from there. Instruments are drawn by the server and set to work when the page has settled.
 */
export const Body = process.env.NODE_ENV === 'development' ? EditedBody : SentBody

/** While its author writes, a body is shown as it was compiled last. */
function EditedBody({ id, rev }: Props) {
  return <SentBody id={id} rev={useLatestRev(id, rev)} />
}

function SentBody({ id, rev }: Props) {
  const source = partsOf(id, rev)
  const parts = source instanceof Promise ? use(source) : source
  return <Parts key={rev} id={id} rev={rev} parts={parts} />
}

function Parts({ id, rev, parts }: { id: string; rev: string; parts: Part[] }) {
  const root = useRef<HTMLDivElement>(null)
  const awake = useInstruments(root, { id, rev, parts })
  useEffect(() => (root.current ? enhanceCode(root.current) : undefined), [])
  return (
    <>
      <PageTools id={id} body={root} />
      <div ref={root} id={rootId(id)} data-rev={rev} className="body">
        {parts.map((part) => {
          if ('html' in part) return <Prose key={part.key} html={part.html} />
          const segment = 'still' in part ? awake.get(part.key) : part
          if (segment) return <Live key={`live-${part.key}`} segment={segment} />
          return 'still' in part && <Still key={part.key} segment={part} />
        })}
      </div>
    </>
  )
}

function Prose({ html }: { html: string }) {
  return <div className="prose" suppressHydrationWarning dangerouslySetInnerHTML={{ __html: html }} />
}

/** An instrument as the server drew it. What a quick reader does to it is kept for the live one. */
function Still({ segment: { key, still } }: { segment: StillSegment }) {
  const root = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const element = root.current
    if (!element) return
    const stop = listen(element, key)
    // Runs just before React takes the element out of the page.
    return () => {
      stop()
      keep(element, key)
    }
  }, [key])
  return (
    <div ref={root} data-island={key} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: still }} />
  )
}

/** At work only in the browser: what the server draws is adopted as a still one. */
const isBrowser = typeof window !== 'undefined'

function Live({ segment }: { segment: IslandSegment }) {
  const root = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    if (root.current) carryOver(root.current, segment.key)
  }, [segment.key])
  return (
    <div ref={root} data-island={segment.key} data-live={isBrowser ? '' : undefined}>
      <Instrument segment={segment} />
    </div>
  )
}
