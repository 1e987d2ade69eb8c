import { storagePrefix } from '@/lib/preferences'
import type { LearnerEvent } from '@/lib/progress/event-schema'
import type { RecordedEvent } from '@/lib/progress/record'
import type { RejectionReason } from '@/lib/progress/schema'

/** An answer on its way: what is sent, what it will probably amount to, and why the server refused it if it did. */
export type Pending = {
  event: LearnerEvent
  record: RecordedEvent
  /** Whose it is; null when nobody was known on this device yet. */
  learner: string | null
  refused?: RejectionReason | 'conflict'
}

/** Where answers wait until the server has them. Every call tells the truth: `false` means that a reload would lose it. */
export type PendingStore = {
  load(): Promise<Pending[]>
  put(pending: Pending): Promise<boolean>
  remove(eventIds: string[]): Promise<void>
  /** Which browser this is, and the next number it gives to an event. */
  nextDevice(): Promise<{ id: string; seq: number }>
}

const pendingPrefix = `${storagePrefix}pending:`
const deviceKey = `${storagePrefix}device`

/** Waiting answers in localStorage, one key each, so that two tabs never write over each other. */
export function localPendingStore(newId: () => string): PendingStore {
  let device = { id: newId(), seq: 0 }
  return {
    load: async () => attempt(() => keysOf(localStorage).flatMap(readPending), []),
    put: async (pending) =>
      attempt(() => {
        localStorage.setItem(pendingPrefix + pending.event.eventId, JSON.stringify(pending))
        return true
      }, false),
    remove: async (ids) =>
      attempt(() => ids.forEach((id) => void localStorage.removeItem(pendingPrefix + id)), undefined),
    nextDevice: async () => {
      device = { ...attempt(readDevice, device), seq: attempt(readDevice, device).seq + 1 }
      attempt(() => localStorage.setItem(deviceKey, JSON.stringify(device)), undefined)
      return device
    },
  }

  function readDevice(): typeof device {
    const kept = localStorage.getItem(deviceKey)
    return kept ? JSON.parse(kept) : device
  }
}

/** Storage may be refused, full, or hold what an older build wrote. */
function attempt<T>(act: () => T, otherwise: T): T {
  try {
    return act()
  } catch {
    return otherwise
  }
}

const keysOf = (storage: Storage) => Object.keys(storage).filter((key) => key.startsWith(pendingPrefix))

function readPending(key: string): Pending[] {
  const pending = attempt((): Pending | null => JSON.parse(localStorage.getItem(key) ?? 'null'), null)
  return pending?.event?.eventId && pending.record ? [pending] : []
}
