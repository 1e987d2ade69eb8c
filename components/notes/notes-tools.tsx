import { notesMarkdown } from '@/lib/notes/markdown'
import type { Shelf } from '@/lib/notes/shelf'

type Props = { all: Shelf[]; shown: Shelf[]; origin: string; onFilter: (words: string) => void }

const countOf = (shelves: Shelf[]) =>
  shelves
    .flatMap(({ leaves }) => leaves)
    .reduce((sum, { notes, isMarked }) => sum + notes.length + (isMarked ? 1 : 0), 0)

/** Narrows the list, and writes all of it out. */
export function NotesTools({ all, shown, origin, onFilter }: Props) {
  const [total, count] = [countOf(all), countOf(shown)]
  return (
    <div className="notes-tools">
      <label className="label" htmlFor="filter">
        Filter
      </label>
      <input
        id="filter"
        className="field"
        type="search"
        autoComplete="off"
        onChange={(event) => onFilter(event.target.value)}
      />
      <output className="label">{count === total ? `${total} in all` : `${count} of ${total}`}</output>
      <button type="button" className="button" onClick={() => download(all, origin)}>
        Download as Markdown
      </button>
    </div>
  )
}

function download(shelves: Shelf[], origin: string): void {
  const day = new Date().toISOString().slice(0, 10)
  const text = notesMarkdown(shelves, { origin, day })
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/markdown' }))
  link.download = `serverside-notes-${day}.md`
  link.click()
  // The download has begun by then; the text need not stay in memory.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}
