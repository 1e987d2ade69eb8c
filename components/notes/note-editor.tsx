import { type KeyboardEvent, type SubmitEvent, useEffect, useId, useRef, useState } from 'react'
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
  const written = useRef(text)

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
  const leave = useLeaving(() => written.current.trim() !== text, keep)
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
        defaultValue={text}
        onInput={(event) => {
          written.current = event.currentTarget.value
        }}
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

/**
 * What is being written is not lost with the page: within the portal it is kept, and before the browser leaves it asks.
 * Answers with how to leave on purpose.
 */
function useLeaving(isChanged: () => boolean, keep: () => void) {
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
    act()
  }
}
