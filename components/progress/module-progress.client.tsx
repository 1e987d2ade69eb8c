'use client'

import { Stretch } from './stretch'
import { useProgress } from './use-progress'

/** How much of a module is complete: its stretch of wire in small, and the count. */
export function ModuleProgress({ lessons }: { lessons: string[] }) {
  const { state, status } = useProgress()
  return (
    <Stretch
      stations={lessons.map((id) => state.completed.includes(id))}
      known={status === 'ready' || status === 'remembered'}
    />
  )
}
