import type { LearnerState } from '@/lib/progress/fold'
import { type ShownNote, shownNotes } from '@/lib/progress/notes'

/** A page that may be noted on. `within` names the group it belongs to: a module, or “Roles”. */
export type NotedPage = { id: string; title: string; href: string; label?: string; within: string }

/** Everything a learner left on one page. */
export type Leaf = { page: NotedPage; isMarked: boolean; notes: ShownNote[] }
export type Shelf = { within: string; leaves: Leaf[] }

/** Where notes stand whose page was retired. */
export const noLongerHere = 'No longer in this manual'

/** Notes and marks by page, in the order of `pages`; those of pages that are no more come last, so that none is hidden. */
export function shelvesOf(
  { notes, bookmarks }: Pick<LearnerState, 'notes' | 'bookmarks'>,
  pages: readonly NotedPage[],
): Shelf[] {
  const byPage = grouped(shownNotes(notes).reverse(), ({ page }) => page)
  const marked = Object.keys(bookmarks).filter((id) => bookmarks[id]?.value)
  const known = new Set(pages.map(({ id }) => id))
  const lost = [...new Set([...byPage.keys(), ...marked])].filter((id) => !known.has(id))
  const all = [...pages, ...lost.map(lostPage)]
  const leaves = all.map((page) => ({
    page,
    isMarked: marked.includes(page.id),
    notes: byPage.get(page.id) ?? [],
  }))
  const kept = leaves.filter(({ isMarked, notes: own }) => isMarked || own.length > 0)
  return [...grouped(kept, ({ page }) => page.within)].map(([within, own]) => ({ within, leaves: own }))
}

const lostPage = (id: string): NotedPage => ({ id, title: `Page ${id}`, href: '', within: noLongerHere })

/** By key, in the order of first appearance. */
function grouped<T>(all: readonly T[], keyOf: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const one of all) groups.set(keyOf(one), [...(groups.get(keyOf(one)) ?? []), one])
  return groups
}

/** What holds all the words, wherever: in a note, in the passage it stands on, or in the title of its page. */
export function filterShelves(shelves: readonly Shelf[], words: string): Shelf[] {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean)
  const holds = (text: string) => wanted.every((word) => text.toLowerCase().includes(word))
  return shelves.flatMap(({ within, leaves }) => {
    const left = leaves.flatMap((leaf) => {
      const notes = leaf.notes.filter((note) => holds(`${leaf.page.title} ${textOf(note)}`))
      return notes.length > 0 || (leaf.isMarked && holds(leaf.page.title)) ? [{ ...leaf, notes }] : []
    })
    return left.length > 0 ? [{ within, leaves: left }] : []
  })
}

const textOf = ({ text, also, anchor }: ShownNote) => [text, ...also, anchor?.quote].join(' ')
