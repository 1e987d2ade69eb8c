import { vi } from 'vitest'
import { emptyState } from '@/lib/progress/fold'
import type { Batch, EventVerdict } from '@/lib/progress/schema'
import { ok } from '@/lib/result'
import { Outbox } from '../outbox'
import type { Door, Reply } from '../outbox-state'
import { now } from '../pauses'
import type { Here, Kept, Pending, PendingStore } from '../pending-store'
import { ann } from './pending'
import { tabsTogether } from './tabs'

/** Test kit: an outbox on a device in memory, with doors that note what goes through them. */

export function memory(kept: Pending[] = [], accepts = true) {
  const items = new Map(kept.map((item) => [item.event.eventId, item]))
  const rest: Omit<Kept, 'items'> = { here: null, nextTry: 0 }
  const store: PendingStore = {
    load: async () => ({ ...rest, items: [...items.values()] }),
    put: async (item) => {
      if (accepts) items.set(item.event.eventId, item)
      return accepts
    },
    settle: async (ids, refused) => {
      for (const id of ids) items.delete(id)
      for (const item of refused) items.set(item.event.eventId, item)
    },
    keepHere: async (here) => void Object.assign(rest, { here }),
    waitUntil: async (nextTry) => void Object.assign(rest, { nextTry }),
    dropOwner: async (owner) => {
      for (const [id, item] of items) if (item.owner === owner) items.delete(id)
    },
    nextDevice: async () => ({ id: 'd', seq: 1 }),
  }
  return { store, rest, ids: () => [...items.keys()] }
}

export const recorded = (batch: Batch, verdict: (id: string) => EventVerdict, learner = ann): Reply =>
  ok({ v: 1, learner, cursor: 1, verdicts: idsIn(batch).map(verdict), completed: ['lsn_aaaaaaaa'] })
export const idsIn = (batch: Batch) => batch.events.map((event) => (event as { eventId: string }).eventId)
export const sentBy = (batch: Batch) => [batch.expectedLearner, ...idsIn(batch)]
export const accepted = (eventId: string): EventVerdict => ({ eventId, verdict: 'accepted', right: true })
export const accepting: Door = async (batch) => recorded(batch, accepted)
export const here = (learner: string | null, change: Partial<Here> = {}): Here => ({
  learner,
  signedIn: false,
  state: emptyState,
  asked: now(),
  ...change,
})

export function setUp({
  device = memory(),
  action = accepting,
  replay = accepting,
  tabs = tabsTogether(),
} = {}) {
  const doors = { action: vi.fn(action), replay: vi.fn(replay) }
  const outbox = new Outbox({ store: device.store, ...tabs.open(), ...doors, pause: (failures) => failures })
  const waiting = () => outbox.state().items.map(({ event }) => event.eventId)
  return { outbox, ...doors, kept: device.ids, waiting }
}
