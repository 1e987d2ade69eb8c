import { useCallback, useMemo, useState } from 'react'
import { useProgress } from '@/components/progress/use-progress'
import { keepAllDrafts, noteDraft, type Writable } from '@/lib/notes/write'
import { type ShownNote, shownNotes } from '@/lib/progress/notes'

/** What was done last: said aloud, and undone on request. */
export type Done = { words: string; undo?: () => void }

/** The notes of a page, or all, and everything that can be done with them. */
export type Desk = {
  notes: ShownNote[]
  done: Done | null
  /** The note that is brought before the reader; told apart by identity, so that the same can be wanted again. */
  wanted: { note: string } | null
  want: (note: string) => void
  write: (note: Writable, text: string) => void
  remove: (note: ShownNote) => void
  keepAll: (note: ShownNote) => void
  say: (done: Done | null) => void
}

export function useDesk(page?: string): Desk {
  const { state, record } = useProgress()
  const [done, say] = useState<Done | null>(null)
  const [wanted, setWanted] = useState<Desk['wanted']>(null)
  const want = useCallback((note: string) => setWanted({ note }), [])
  const [removed, setRemoved] = useState<ShownNote | null>(null)
  const notes = useMemo(
    () => shownNotes(state.notes).filter((note) => !page || note.page === page),
    [state.notes, page],
  )
  // A removal is a version too, and known only when it has come back from the outbox.
  const restore = (note: ShownNote) => {
    const eventIds = Object.keys(state.notes[note.note]?.versions ?? {})
    record(noteDraft({ ...note, eventIds }, note.text))
    setRemoved(null)
    want(note.note)
  }
  return {
    notes,
    wanted,
    want,
    done: removed
      ? { words: removed.text ? 'Note removed.' : 'Highlight removed.', undo: () => restore(removed) }
      : done,
    write: (note, text) => {
      record(noteDraft(note, text))
      setRemoved(null)
      say({ words: text ? 'Note kept.' : 'Highlighted.' })
    },
    remove: (note) => {
      record(noteDraft(note, null))
      setRemoved(note)
    },
    keepAll: (note) => {
      for (const draft of keepAllDrafts(note)) record(draft)
      say({ words: 'Both kept.' })
    },
    say: (next) => {
      setRemoved(null)
      say(next)
    },
  }
}
