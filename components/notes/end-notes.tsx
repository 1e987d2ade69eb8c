import { type ReactNode, useLayoutEffect, useState } from 'react'
import { createPortal } from 'react-dom'

/** Under the text: notes on the page as a whole, and those whose passage is gone. */
export function EndNotes({ body, children }: { body: HTMLElement; children: ReactNode[] }) {
  const [host] = useState(() => document.createElement('section'))
  const isEmpty = children.length === 0
  useLayoutEffect(() => {
    if (isEmpty) return
    host.className = 'end-notes'
    host.setAttribute('aria-labelledby', 'end-notes')
    body.after(host)
    return () => host.remove()
  }, [body, host, isEmpty])
  if (isEmpty) return null
  return createPortal(
    <>
      <h2 id="end-notes">Your notes on this page</h2>
      {children}
    </>,
    host,
  )
}
