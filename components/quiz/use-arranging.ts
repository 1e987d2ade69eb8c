import { type PointerEvent, useLayoutEffect, useRef, useState } from 'react'
import { moved, shuffled } from '@/lib/quiz/shuffle'
import type { OrderView } from '@/lib/quiz/view'

/**
 * The state of a list that the reader arranges: the order, moving by button, dragging by grip, and what to announce.
 * Until the reader moves a line it stands in the order `kept`, or shuffled.
 */
export function useArranging({ id, itemsHtml }: OrderView, kept: number[] | undefined) {
  const [arranged, setOrder] = useState<number[]>()
  const order = arranged ?? kept ?? shuffled(itemsHtml.length, id)
  const [said, setSaid] = useState('')
  const list = useRef<HTMLOListElement>(null)
  const focused = useRef<Element | null>(null)
  const dragged = useRef<number | null>(null)

  // The browser drops the focus of a line that React takes out and puts back; the button keeps it.
  useLayoutEffect(() => {
    if (focused.current instanceof HTMLElement) focused.current.focus()
    focused.current = null
  })

  function move(from: number, to: number) {
    if (list.current?.contains(document.activeElement)) focused.current = document.activeElement
    setOrder(moved(order, from, to))
    setSaid(`Moved to place ${to + 1} of ${order.length}.`)
  }

  const drag = {
    onPointerDown(event: PointerEvent<HTMLOListElement>) {
      const line = event.target instanceof Element && event.target.closest('.grip')?.parentElement
      if (!line || line.matches(':disabled *')) return
      dragged.current = Number(line.dataset.item)
      event.currentTarget.setPointerCapture(event.pointerId)
    },
    onPointerMove({ clientY, currentTarget }: PointerEvent<HTMLOListElement>) {
      if (dragged.current === null) return
      const from = order.indexOf(dragged.current)
      const to = placeAt(currentTarget, clientY)
      if (to !== from) move(from, to)
    },
    onLostPointerCapture() {
      dragged.current = null
    },
  }

  return { order, move, drag, list, said }
}

/** Which place a pointer at height `y` is over; above the first counts as the first, below the last as the last. */
function placeAt(list: HTMLElement, y: number) {
  const below = Array.from(list.children).findIndex((line) => y < line.getBoundingClientRect().bottom)
  return below < 0 ? list.children.length - 1 : below
}
