import { useEffect, useRef, useState } from 'react'
import { draftOn } from '@/components/progress/kept-draft'
import { useProgress } from '@/components/progress/use-progress'
import { WrittenDate } from '@/components/site/written-date'
import type { ShownNote } from '@/lib/progress/notes'
import { NoteEditor } from './note-editor'
import type { PlacedNote } from './places'
import type { Desk } from './use-desk'

type Props = {
  note: ShownNote
  desk: Desk
  /** Says the passage as well: where it is not beside the note. */
  quoted?: boolean
  /** The way to the passage, from elsewhere. */
  href?: string
  fate?: PlacedNote['fate']
}

/** One note: what it says, and what can be done with it. */
export function NoteCard({ note, desk, quoted, href, fate }: Props) {
  // As it was when its change began: what another device writes meanwhile is not written over.
  const [chosen, setEdited] = useState<ShownNote | null>()
  const { outbox } = useProgress()
  const begun = chosen === undefined ? draftOn(note.page, outbox)?.note : undefined
  const edited = begun?.note === note.note ? { ...note, eventIds: begun.eventIds } : chosen
  const card = useRef<HTMLElement>(null)
  const wanted = desk.wanted?.note === note.note ? desk.wanted : null

  useEffect(() => {
    if (wanted) card.current?.focus()
  }, [wanted])

  const close = () => {
    setEdited(null)
    card.current?.focus()
  }
  const keep = (text: string) => {
    if (edited) desk.write(edited, text)
    close()
  }
  return (
    <article
      ref={card}
      className="note-card"
      id={`note-${note.note}`}
      tabIndex={-1}
      aria-label={nameOf(note)}
    >
      {fate && <p className="label">{fateWords[fate]}</p>}
      {quoted && note.anchor && <blockquote>{asLink(note.anchor.quote, href)}</blockquote>}
      {edited ? (
        <NoteEditor note={edited} text={edited.text} onKeep={keep} onCancel={close} />
      ) : note.also.length > 0 ? (
        <Versions note={note} desk={desk} />
      ) : (
        <>
          {note.text && <p className="note-text">{note.text}</p>}
          <p className="note-acts">
            <WrittenDate iso={note.at.slice(0, 10)} />
            <button type="button" onClick={() => setEdited(note)}>
              {note.text ? 'Edit' : 'Add words'}
            </button>
            <button type="button" onClick={() => desk.remove(note)}>
              Remove
            </button>
          </p>
        </>
      )}
    </article>
  )
}

const fateWords = {
  edited: 'The passage has been edited since',
  gone: 'The passage is gone from the page',
}

const asLink = (words: string, href?: string) => (href ? <a href={href}>{words}</a> : words)

const nameOf = ({ text, anchor }: ShownNote) =>
  `${text ? 'Note' : 'Highlight'}${anchor ? ` on “${anchor.quote.slice(0, 60)}”` : ''}`

/** Two devices wrote at once: nothing is dropped until the learner says what stays. */
function Versions({ note, desk }: Pick<Props, 'note' | 'desk'>) {
  return (
    <>
      <p className="label">Written on two devices at once</p>
      {[note.text, ...note.also].map((text) => (
        <div key={text} className="note-version">
          <p className="note-text">{text || 'Only the highlight, without words.'}</p>
          <button type="button" onClick={() => desk.write(note, text)}>
            Keep this
          </button>
        </div>
      ))}
      <p className="note-acts">
        <button type="button" onClick={() => desk.keepAll(note)}>
          {note.also.length === 1 ? 'Keep both' : 'Keep all'}
        </button>
      </p>
    </>
  )
}
