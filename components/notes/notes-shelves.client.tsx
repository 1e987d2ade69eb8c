'use client'

import { lazy, Suspense } from 'react'
import { useProgress } from '@/components/progress/use-progress'
import { Nothing } from './nothing'
import type { ShelvesProps } from './shelves'

const Shelves = lazy(async () => ({ default: (await import('./shelves')).Shelves }))

/** All notes and bookmarks. What shows them is loaded when it is known what there is. */
export function NotesShelves(props: ShelvesProps) {
  const { status } = useProgress()
  const coming = <Nothing status="loading" />
  return status === 'loading' ? (
    coming
  ) : (
    <Suspense fallback={coming}>
      <Shelves {...props} />
    </Suspense>
  )
}
