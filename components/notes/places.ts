import { findPassage } from '@/lib/notes/passage'
import type { Writable } from '@/lib/notes/write'
import type { ShownNote } from '@/lib/progress/notes'
import type { Reading } from './page-text'

/** A note that stands on the page, or one that is being written. */
export type PlacedNote = {
  note: ShownNote | Writable
  /** Its passage; null for a note on the page as a whole, or when the passage is gone. */
  range: Range | null
  /** What became of the passage, where it is not as it was. */
  fate: 'edited' | 'gone' | null
}
/** The notes beside one block of the text, in the order of their passages. */
export type Group = { block: Element; placed: PlacedNote[] }
export type Places = { beside: Group[]; rest: PlacedNote[] }

/** Where each note belongs on the page as it is now. */
export function placesOf(reading: Reading, notes: (ShownNote | Writable)[]): Places {
  const placed = notes.map((note) => place(reading, note))
  const inOrder = placed.filter(({ range }) => range).sort(byPlace)
  const beside: Group[] = []
  for (const one of inOrder) {
    const block = one.range && blockOf(one.range)
    const group = beside.find((known) => known.block === block)
    if (group) group.placed.push(one)
    else if (block) beside.push({ block, placed: [one] })
  }
  return { beside, rest: placed.filter(({ range }) => !range) }
}

function place(reading: Reading, note: ShownNote | Writable): PlacedNote {
  const found = note.anchor ? findPassage(reading, note.anchor) : null
  const range = found && reading.rangeOf(found)
  const lost = note.anchor && !range ? 'gone' : null
  return { note, range, fate: range && found?.how === 'changed' ? 'edited' : lost }
}

const byPlace = (a: PlacedNote, b: PlacedNote) =>
  a.range && b.range ? a.range.compareBoundaryPoints(Range.START_TO_START, b.range) : 0

/** The paragraph, list or figure in which a passage begins: a child of the text itself. */
function blockOf({ startContainer }: Range): Element | null {
  let element = startContainer.parentElement
  while (element && !element.parentElement?.matches('.prose')) element = element.parentElement
  return element
}
