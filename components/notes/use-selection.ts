import { useEffect, useState } from 'react'
import type { Place } from '@/lib/notes/passage'
import type { Reading } from './page-text'

/** The selected words of the page, and where they end on it, in pixels from the top left corner of the document. */
export type Selected = { place: Place; x: number; y: number }

/** A selection changes with every move of the pointer; what is wanted is where it comes to rest. */
const rest = 150

/** What is selected of the page, once it rests; null when nothing is. */
export function useSelection(reading: Reading): Selected | null {
  const [selected, setSelected] = useState<Selected | null>(null)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const later = () => {
      clearTimeout(timer)
      timer = setTimeout(() => setSelected(selectedOf(reading)), rest)
    }
    later()
    document.addEventListener('selectionchange', later)
    return () => {
      clearTimeout(timer)
      document.removeEventListener('selectionchange', later)
    }
  }, [reading])
  return selected
}

/** The place that is selected at this moment. */
export const selectedPlace = (reading: Reading): Place | null => selectedOf(reading)?.place ?? null

export const clearSelection = () => document.getSelection()?.removeAllRanges()

function selectedOf(reading: Reading): Selected | null {
  const selection = document.getSelection()
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null
  const range = selection.getRangeAt(0)
  const place = reading.placeOf(range)
  const box = [...range.getClientRects()].at(-1)
  return place && box ? { place, x: box.left + scrollX, y: box.bottom + scrollY } : null
}
