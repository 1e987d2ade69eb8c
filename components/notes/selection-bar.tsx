import { type SyntheticEvent, useLayoutEffect, useRef } from 'react'
import { createPortal } from 'react-dom'
import type { Place } from '@/lib/notes/passage'
import { noteLimits } from '@/lib/progress/note-limits'
import type { Selected } from './use-selection'

type Props = { selection: Selected | null; onHighlight: () => void; onNote: () => void }

/** Whether a passage is short enough to be remembered word for word. */
export const isShort = ({ start, end }: Place) => end - start <= noteLimits.quote

/** What can be done with the selected passage: beside a pointer’s selection, at the bottom for fingers. */
export function SelectionBar({ selection, onHighlight, onNote }: Props) {
  const bar = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const style = bar.current?.style
    if (!selection || !style) return
    style.setProperty('--x', `${selection.x}px`)
    style.setProperty('--y', `${selection.y}px`)
  }, [selection])
  if (!selection) return null
  // A press would take the selection away before it is used.
  const stay = (event: SyntheticEvent) => event.preventDefault()
  return createPortal(
    <div
      ref={bar}
      className="selection-bar"
      role="toolbar"
      aria-label="Selected passage"
      onPointerDown={stay}
      onMouseDown={stay}
    >
      {isShort(selection.place) ? (
        <>
          <button type="button" onClick={onHighlight} aria-keyshortcuts="Control+Alt+H Meta+Alt+H">
            Highlight
          </button>
          <button type="button" onClick={onNote} aria-keyshortcuts="Control+Alt+M Meta+Alt+M">
            Add note
          </button>
        </>
      ) : (
        <p>Select at most {noteLimits.quote} characters to mark them.</p>
      )}
    </div>,
    document.body,
  )
}
