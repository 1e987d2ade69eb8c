import { useEffect, useRef } from 'react'
import type { Done } from './use-desk'

type Props = { done: Done | null; onClose: () => void }

/** What was done last, for those who hear the page; shown while it can be undone, until something else is done. */
export function SaidLast({ done, onClose }: Props) {
  const undo = useRef<HTMLButtonElement>(null)
  const isUndoable = done?.undo !== undefined
  useEffect(() => {
    // The button that was pressed went away with its note.
    if (isUndoable) undo.current?.focus()
  }, [isUndoable])
  return (
    <div className="said-last" role="status">
      {done && (
        <p className={done.undo ? undefined : 'sr-only'}>
          {done.words}{' '}
          {done.undo && (
            <>
              <button ref={undo} type="button" onClick={done.undo}>
                Undo
              </button>
              <button type="button" onClick={onClose}>
                Close
              </button>
            </>
          )}
        </p>
      )}
    </div>
  )
}
