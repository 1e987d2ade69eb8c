import { type Draft, newEventId } from '@/lib/progress/event'
import type { NoteAnchor } from '@/lib/progress/event-schema'
import { noteLimits } from '@/lib/progress/note-limits'
import type { ShownNote } from '@/lib/progress/notes'

/** A note as far as writing it needs to know: `eventIds` are the versions that are written over, none for a new one. */
export type Writable = { note: string; page: string; anchor?: NoteAnchor; eventIds: string[] }

/** A note that is not written yet. */
export const newNote = (page: string, anchor?: NoteAnchor): Writable => ({
  note: newEventId(),
  page,
  eventIds: [],
  ...(anchor && { anchor }),
})

/** What is sent to write a note; `text: null` removes it. Characters that no database stores are left out. */
export const noteDraft = ({ note, page, anchor, eventIds }: Writable, text: string | null): Draft => ({
  type: 'note_written',
  subjectId: page,
  payload: {
    note,
    text: text?.replace(/\0|\p{Surrogate}/gu, '').trim() ?? null,
    ...(anchor && { anchor }),
    replaces: eventIds.slice(0, noteLimits.replaces),
  },
})

/** Whether the server would refuse it: letters of most scripts take more than one byte each. */
export const isTooLong = ({ payload }: Draft): boolean =>
  new TextEncoder().encode(JSON.stringify(payload)).length > noteLimits.bytes

/**
 * Two devices wrote at once, and both texts shall stay: each of the others becomes a note of its own. Those come
 * first, so that nothing is written over before it is kept.
 */
export const keepAllDrafts = (note: ShownNote): Draft[] => [
  ...note.also.map((text) => noteDraft(newNote(note.page, note.anchor), text)),
  noteDraft(note, note.text),
]
