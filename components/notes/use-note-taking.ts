import { useEffect, useMemo, useRef, useState } from 'react'
import { draftOn } from '@/components/progress/kept-draft'
import { useProgress } from '@/components/progress/use-progress'
import { anchorAt, anchorOfSection } from '@/lib/notes/passage'
import { newNote, type Writable } from '@/lib/notes/write'
import type { NoteAnchor } from '@/lib/progress/event-schema'
import type { Reading } from './page-text'
import { isShort } from './selection-bar'
import type { Desk } from './use-desk'
import { clearSelection, selectedPlace } from './use-selection'
import type { Wish } from './wish'

type Page = { id: string; body: HTMLElement; reading: Reading; desk: Desk; wish: Wish | null }

/** Making notes: the one that is being written, and what begins or ends it. */
export function useNoteTaking({ id, body, reading, desk, wish }: Page) {
  const [made, setDraft] = useState<Writable | null>()
  const { learner, signedIn } = useProgress().outbox
  const begun = useMemo(() => draftOn(id, { learner, signedIn })?.note ?? null, [id, learner, signedIn])
  // A change of a note that is there already is written in its card.
  const draft = made === undefined ? (begun?.eventIds.length ? null : begun) : made

  const begin = (anchor: NoteAnchor | null) => {
    clearSelection()
    desk.say(null)
    setDraft(newNote(id, anchor ?? undefined))
  }
  /** On what is selected, else on the section in view. */
  const note = () => {
    const place = selectedPlace(reading)
    if (!place) beginOn(headingInView(body))
    else if (isShort(place)) begin(anchorAt(reading, place))
  }
  const beginOn = (heading: string | null) =>
    begin(heading === null ? null : anchorOfSection(reading, heading))
  const highlight = () => {
    const place = selectedPlace(reading)
    if (!place || !isShort(place)) return
    clearSelection()
    desk.write(newNote(id, anchorAt(reading, place)), '')
  }
  useWish(wish, (given) => {
    if (given.act === 'show') desk.want(given.note)
    else if (given.act === 'highlight') highlight()
    else if (given.act === 'note' && given.heading !== undefined) beginOn(given.heading)
    else if (given.act === 'note') note()
  })
  const keep = (text: string) => {
    if (!draft) return
    desk.write(draft, text)
    desk.want(draft.note)
    setDraft(null)
  }
  return { draft, begun, note, highlight, keep, cancel: () => setDraft(null) }
}

/** Each wish is fulfilled once. */
function useWish(wish: Wish | null, fulfil: (wish: Wish) => void) {
  const last = useRef<Wish | null>(null)
  useEffect(() => {
    if (!wish || wish === last.current) return
    last.current = wish
    fulfil(wish)
  })
}

/** The last heading that stands in the upper third of the window or above it; null before the first. */
function headingInView(body: HTMLElement): string | null {
  const headings = [...body.querySelectorAll('.prose > :is(h2, h3)[id]')]
  return headings.findLast((heading) => heading.getBoundingClientRect().top < innerHeight / 3)?.id ?? null
}
