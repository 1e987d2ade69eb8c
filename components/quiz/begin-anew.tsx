import { lazy, Suspense, useState } from 'react'

const AnewDialog = lazy(async () => ({ default: (await import('./anew-dialog')).AnewDialog }))

type Props = {
  lesson: string
  /** Whether there is anything to take back. */
  isOffered: boolean
}

/** Under the checks of a lesson: the way to answer it all once more. What it does is said, and asked, when it is pressed. */
export function BeginAnew({ lesson, isOffered }: Props) {
  const [isOpen, setOpen] = useState(false)
  if (!isOffered && !isOpen) return null
  return (
    <p className="page-tools needs-js">
      <button type="button" onClick={() => setOpen(true)}>
        Begin this lesson anew
      </button>
      {isOpen && (
        <Suspense>
          <AnewDialog lesson={lesson} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </p>
  )
}
