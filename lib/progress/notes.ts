import type { NoteAnchor } from './event-schema'
import { compare, joinRecords, joinSets, smaller } from './join'
import type { NoteRecord } from './record'

/**
 * A note is a multi-value register: each version names those it was written over, and whatever nobody wrote over
 * stays. Two devices that changed it at once therefore leave two versions, which the next one may join.
 */
export type NoteState = {
  /** Id of the page it stands on. */
  page: string
  /** By event id: the versions that nothing replaced. */
  versions: Record<string, NoteVersion>
  /** Event ids that were written over, sorted. Kept, since a replaced version may arrive later. */
  replaced: string[]
}
export type NoteVersion = { at: string; text: string | null; anchor?: NoteAnchor }
/** By the note's own id. */
export type NotesState = Record<string, NoteState>

/** What one event says of its note. */
export function noteOf({ eventId, subjectId, occurredAt, payload }: NoteRecord): NotesState {
  const { note, text, anchor, replaces } = payload
  const version = anchor ? { at: occurredAt, text, anchor } : { at: occurredAt, text }
  return {
    [note]: alive({ page: subjectId, versions: { [eventId]: version }, replaced: joinSets(replaces, []) }),
  }
}

/** Joins what two places know of all notes. */
export const joinNotes = (a: NotesState, b: NotesState): NotesState => joinRecords(a, b, joinNote)

const joinNote = (a: NoteState, b: NoteState): NoteState =>
  alive({
    // A note does not move; should ids ever clash, every place still decides alike.
    page: compare(a.page, b.page) <= 0 ? a.page : b.page,
    versions: joinRecords(a.versions, b.versions, smaller),
    replaced: joinSets(a.replaced, b.replaced),
  })

function alive({ page, versions, replaced }: NoteState): NoteState {
  const gone = new Set(replaced)
  const left = Object.entries(versions).filter(([eventId]) => !gone.has(eventId))
  return { page, versions: Object.fromEntries(left), replaced }
}

/** A note as pages show it. `eventIds` are the versions that a change of it writes over. */
export type ShownNote = {
  note: string
  page: string
  at: string
  text: string
  anchor?: NoteAnchor
  eventIds: string[]
  /** Other texts that were written at the same time on another device. */
  also: string[]
}

/** The notes that are not removed, latest first. */
export function shownNotes(notes: NotesState): ShownNote[] {
  return Object.entries(notes)
    .flatMap(([note, { page, versions }]): ShownNote[] => {
      const all = Object.entries(versions).sort(([a, x], [b, y]) =>
        x.at === y.at ? (a < b ? 1 : -1) : x.at < y.at ? 1 : -1,
      )
      const written = all.flatMap(([, { at, text, anchor }]) => (text === null ? [] : [{ at, text, anchor }]))
      const [first, ...others] = written
      if (!first) return []
      const anchor = first.anchor ?? others.find((other) => other.anchor)?.anchor
      const also = [...new Set(others.map(({ text }) => text))].filter((text) => text !== first.text)
      const shown = { note, page, at: first.at, text: first.text, eventIds: all.map(([id]) => id), also }
      return [anchor ? { ...shown, anchor } : shown]
    })
    .sort((a, b) => (a.at === b.at ? (a.note < b.note ? -1 : 1) : a.at < b.at ? 1 : -1))
}
