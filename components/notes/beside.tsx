import { type ReactNode, useLayoutEffect, useState } from 'react'
import { createPortal } from 'react-dom'

type Props = {
  block: Element
  /** Something here is wanted: the list opens, and again for every other object. */
  wanted: object | null
  children: ReactNode[]
}

/**
 * Notes beside a block of the text: in the margin where there is one, else under a marker at its edge. Their element
 * stands before the block; the text itself, which React owns, is not touched.
 */
export function Beside({ block, wanted, children }: Props) {
  const count = children.length
  const host = useHost(block)
  const [isOpen, setOpen] = useState(false)
  const [before, setBefore] = useState<object | null>(null)
  if (wanted !== before) {
    setBefore(wanted)
    if (wanted) setOpen(true)
  }
  return createPortal(
    <>
      <button type="button" className="note-marker" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {count}
        <span className="sr-only">{count === 1 ? ' note here' : ' notes here'}</span>
      </button>
      <div className="note-list" data-open={isOpen ? '' : undefined}>
        {children}
      </div>
    </>,
    host,
  )
}

function useHost(block: Element) {
  const [host] = useState(() => {
    const element = document.createElement('aside')
    element.className = 'notes-here'
    element.ariaLabel = 'Your notes'
    return element
  })
  useLayoutEffect(() => {
    block.before(host)
    return () => host.remove()
  }, [block, host])
  return host
}
