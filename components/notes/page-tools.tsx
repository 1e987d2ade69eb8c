import { lazy, type RefObject, Suspense, useEffect, useState } from 'react'
import { useProgress } from '@/components/progress/use-progress'
import { listenForWishes, type Wish } from './wish'

type Props = { id: string; body: RefObject<HTMLElement | null> }

const PageNotes = lazy(async () => ({ default: (await import('./page-notes')).PageNotes }))

/**
 * Marks the page, and listens for the wish to note something. The notes themselves are loaded when there are some on
 * this page, one was being written, or a reader wants one.
 */
export function PageTools({ id, body }: Props) {
  const { state, record } = useProgress()
  const [text, setText] = useState<HTMLElement | null>(null)
  const [wish, setWish] = useState<Wish | null>(null)
  const isMarked = state.bookmarks[id]?.value === true
  const isNoted = Object.values(state.notes).some(({ page }) => page === id)

  useEffect(() => {
    setText(body.current)
    if (!body.current) return
    // Being ready never replaces a wish that is still on its way.
    return listenForWishes(id, body.current, (next) =>
      setWish((was) => (next.act === 'none' ? (was ?? next) : next)),
    )
  }, [id, body])

  const mark = () => record({ type: 'bookmark_set', subjectId: id, payload: { on: !isMarked } })
  return (
    <span className="page-tools needs-js">
      <button type="button" aria-pressed={isMarked} onClick={mark}>
        Bookmark
      </button>
      <button type="button" onClick={() => setWish({ act: 'note', heading: null })}>
        Note
      </button>
      {text && (isNoted || wish) && (
        <Suspense>
          <PageNotes id={id} body={text} wish={wish} />
        </Suspense>
      )}
    </span>
  )
}
