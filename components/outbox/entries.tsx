import { idOf } from '@/components/progress/batch'
import { writtenMoment } from '@/components/progress/calendar'
import type { Pending } from '@/components/progress/pending-store'
import { pageOf, refusedWords, whatWords } from './entry-words'

/** Titles and addresses of pages, by id. */
export type Pages = Record<string, { title: string; href: string }>

type Props = { items: readonly Pending[]; pages: Pages; onDismiss?: (item: Pending) => void }

/** Entries as an index: what it is, where it belongs, when, and why it was refused if it was. */
export function Entries({ items, pages, onDismiss }: Props) {
  return (
    <ul className="index">
      {items.map((item) => (
        <li key={idOf(item)}>
          <Entry item={item} page={pages[pageOf(item) ?? '']} />
          {onDismiss && (
            <button type="button" className="button" onClick={() => onDismiss(item)}>
              Dismiss<span className="sr-only"> {whatWords(item.event)}</span>
            </button>
          )}
        </li>
      ))}
    </ul>
  )
}

function Entry({ item: { event, refused }, page }: { item: Pending; page: Pages[string] | undefined }) {
  const anchor = event.type === 'question_answered' ? `#${event.subjectId}` : ''
  return (
    <>
      {page ? <a href={page.href + anchor}>{page.title}</a> : <b>{whatWords(event)}</b>}
      <p>
        {page && `${whatWords(event)}, `}
        {writtenMoment(new Date(event.occurredAt))}
      </p>
      {refused && <p>{refusedWords[refused]}</p>}
    </>
  )
}
