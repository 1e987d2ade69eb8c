import { useEffect } from 'react'
import type { PlacedNote, Places } from './places'

type Painted = { note: string; range: Range }

/**
 * Paints the passages with the CSS Custom Highlight API, which leaves the document as it is; a press on one wants its
 * note. Browsers without it show the notes alone.
 */
export function usePaint(body: HTMLElement, { beside }: Places, onWant: (note: string) => void): void {
  useEffect(() => {
    const painted = beside.flatMap(({ placed }) => placed.flatMap(paintedOf))
    if ('highlights' in CSS) CSS.highlights.set('notes', new Highlight(...painted.map(({ range }) => range)))
    const onClick = (event: MouseEvent) => {
      const note = document.getSelection()?.isCollapsed && noteAt(painted, event)
      if (note) onWant(note)
    }
    body.addEventListener('click', onClick)
    return () => {
      body.removeEventListener('click', onClick)
      if ('highlights' in CSS) CSS.highlights.delete('notes')
    }
  }, [body, beside, onWant])
}

/** A note on a section as a whole has its heading for a passage, which needs no paint. */
function paintedOf({ note, range }: PlacedNote): Painted[] {
  const isPassage = note.anchor?.before || note.anchor?.after
  return range && isPassage ? [{ note: note.note, range }] : []
}

function noteAt(painted: Painted[], { clientX, clientY, target }: MouseEvent): string | undefined {
  if (target instanceof Element && target.closest('a, button, input')) return undefined
  const at = pointIn(clientX, clientY)
  return at ? painted.find(({ range }) => range.isPointInRange(at.node, at.offset))?.note : undefined
}

/** Safari knew only the older of the two for long. */
function pointIn(x: number, y: number): { node: Node; offset: number } | null {
  if (document.caretPositionFromPoint) {
    const caret = document.caretPositionFromPoint(x, y)
    return caret && { node: caret.offsetNode, offset: caret.offset }
  }
  const caret = document.caretRangeFromPoint?.(x, y)
  return caret ? { node: caret.startContainer, offset: caret.startOffset } : null
}
