import { type KeyboardEvent, type SubmitEvent, useEffect, useId, useRef, useState } from 'react'
import { draftOn, dropDraft, keepDraft } from '@/components/progress/kept-draft'
import { useProgress } from '@/components/progress/use-progress'
import { isTooLong, noteDraft, type Writable } from '@/lib/notes/write'
import { noteLimits } from '@/lib/progress/note-limits'

type Props = {
  note: Writable
  /** What it says so far. */
  text: string
  onKeep: (text: string) => void
  onCancel: () => void
}

/** Where a note is written. Ctrl or Cmd with Enter keeps it; Escape leaves, unless something would be lost. */
export function NoteEditor({ note, text, onKeep, onCancel }: Props) {
  const field = useRef<HTMLTextAreaElement>(null)
  const [problem, setProblem] = useState('')
  const id = useId()
  const { begun, written, write } = useDraft(note, text)

  useEffect(() => {
    field.current?.focus({ preventScroll: true })
    field.current?.scrollIntoView({ block: 'nearest' })
  }, [])

  const keep = () => {
    const said = written.current.trim()
    if (!said && !note.anchor) return setProblem('Write something first.')
    if (isTooLong(noteDraft(note, said)))
      return setProblem('Too long to keep. Shorten it, or make two notes.')
    leave(() => onKeep(said))
  }
  const leave = useLeaving(note.page, () => written.current.trim() !== text, keep)
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault()
    keep()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) keep()
    else if (event.key === 'Escape' && written.current === text) leave(onCancel)
    else return
    event.preventDefault()
  }
  return (
    <form className="note-editor" onSubmit={onSubmit}>
      <label className="sr-only" htmlFor={id}>
        Your note
      </label>
      <textarea
        ref={field}
        id={id}
        className="field"
        rows={4}
        maxLength={noteLimits.text}
        defaultValue={begun}
        onInput={(event) => write(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        aria-describedby={`${id}-problem`}
      />
      <p id={`${id}-problem`} className="note-problem" role="alert">
        {problem}
      </p>
      <button type="submit">Keep</button>
      <button type="button" onClick={() => leave(onCancel)}>
        Cancel
      </button>
    </form>
  )
}

/** What was written before the page was closed, and what is written now, which is kept as it comes. */
function useDraft(note: Writable, text: string) {
  const { outbox } = useProgress()
  const [begun] = useState(() => {
    const kept = draftOn(note.page, outbox)
    return kept?.note.note === note.note ? kept.text : text
  })
  const written = useRef(begun)
  const write = (words: string) => {
    written.current = words
    keepDraft(note, words, outbox)
  }
  return { begun, written, write }
}

/**
 * What is being written is not lost with the page: within the portal it is kept, and before the browser leaves it asks.
 * Answers with how to leave on purpose.
 */
function useLeaving(page: string, isChanged: () => boolean, keep: () => void) {
  const latest = useRef({ isChanged, keep })
  const onPurpose = useRef(false)
  useEffect(() => {
    latest.current = { isChanged, keep }
  })
  useEffect(() => {
    const isOpen = () => !onPurpose.current && latest.current.isChanged()
    const ask = (event: BeforeUnloadEvent) => {
      if (isOpen()) event.preventDefault()
    }
    addEventListener('beforeunload', ask)
    return () => {
      removeEventListener('beforeunload', ask)
      if (isOpen()) latest.current.keep()
    }
  }, [])
  return (act: () => void) => {
    onPurpose.current = true
    dropDraft(page)
    act()
  }
}
