import { useProgress } from '@/components/progress/use-progress'
import type { Leaf } from '@/lib/notes/shelf'
import { NoteCard } from './note-card'
import type { Desk } from './use-desk'

/** Everything on one page: a link to it, its bookmark, its notes, each with the way to its passage. */
export function LeafNotes({ leaf: { page, isMarked, notes }, desk }: { leaf: Leaf; desk: Desk }) {
  const { record } = useProgress()
  const unmark = () => record({ type: 'bookmark_set', subjectId: page.id, payload: { on: false } })
  return (
    <div className="leaf">
      <h3>
        {page.label && <span className="label">{page.label} </span>}
        {page.href ? <a href={page.href}>{page.title}</a> : page.title}
      </h3>
      {isMarked && (
        <p className="note-acts">
          Bookmarked
          <button type="button" onClick={unmark} aria-label={`Remove the bookmark of ${page.title}`}>
            Remove
          </button>
        </p>
      )}
      {notes.map((note) => (
        <NoteCard
          key={note.note}
          note={note}
          desk={desk}
          quoted
          href={page.href && `${page.href}#note-${note.note}`}
        />
      ))}
    </div>
  )
}
