import { useState } from 'react'
import { idOf } from '@/components/progress/batch'
import type { Pending } from '@/components/progress/pending-store'
import type { Progress } from '@/components/progress/use-progress'
import { askKnownEvents, saying } from './known-events'
import { readFile } from './read-file'

/**
 * A file that was looked at. `known`: entries that the server has already, `unlike` of them with other content. `found`: what
 * it finds out by itself.
 */
export type Looked = { fresh: Pending[]; known: number; unlike: number; found: number }
/** How far the entries are: what waits is on this device and goes on even when the page is closed. */
export type Way = { total: number; waiting: number; refused: Pending[] }

/** Looks at a file, puts what is new among what waits, and follows it from there. */
export function useImport({ outbox, retry }: Pick<Progress, 'outbox' | 'retry'>) {
  const [looked, setLooked] = useState<Looked | null>(null)
  const [taken, setTaken] = useState<ReadonlySet<string> | null>(null)
  /** Whether this page has seen what was taken in, so that what it does not see has arrived. */
  const [isBegun, setBegun] = useState(false)
  const [problem, setProblem] = useState('')

  const look = async (file: File) => {
    setLooked(null)
    setTaken(null)
    setBegun(false)
    const read = readFile(await file.text())
    setProblem(read.ok ? '' : read.says)
    if (!read.ok) return
    try {
      const { learner: owner, says } = await askKnownEvents()
      const fresh = read.value.items.filter(({ event }) => !says.has(event.eventId))
      const known = read.value.items.filter(({ event }) => says.has(event.eventId))
      const unlike = known.filter(({ event }) => says.get(event.eventId) !== saying(event))
      setLooked({
        fresh: fresh.map((item) => ({ ...item, owner })),
        known: known.length,
        unlike: unlike.length,
        found: read.value.found,
      })
    } catch {
      setProblem('The server cannot be asked what it has already. Nothing was imported; try again later.')
    }
  }
  const take = async () => {
    if (!looked) return
    const { takeIn } = await import('@/components/progress/device-data')
    if (!(await takeIn(looked.fresh))) return setProblem('This browser refuses to keep the entries.')
    setTaken(new Set(looked.fresh.map(idOf)))
    await retry()
    setBegun(true)
  }
  const ours = taken ? outbox.items.filter((item) => taken.has(idOf(item))) : []
  if (ours.length > 0 && !isBegun) setBegun(true)
  const refused = ours.filter((item) => item.refused)
  const way: Way | null = taken && {
    total: taken.size,
    waiting: isBegun ? ours.length - refused.length : taken.size,
    refused,
  }
  return { looked, way, problem, look, take }
}
