import { emptyState, merge } from '@/lib/progress/fold'
import { changeDevice, deviceDb, deviceStores, single } from './device-db'
import type { Here, Kept, Pending, PendingStore } from './pending-store'

/** What waits, in IndexedDB: shared by all tabs, and still there when the browser is killed. */
export function deviceStore(newId: () => string): PendingStore {
  /** What is so where nothing can be kept. */
  let device = { id: newId(), seq: 0 }
  const nothing: Kept = { items: [], here: null, nextTry: 0 }
  return {
    load: () => attempt(readAll, nothing),
    put: (pending) =>
      attempt(
        () =>
          changeDevice(async (change) => {
            await change.objectStore('outbox').put(pending)
            return true
          }),
        false,
      ),
    settle: (kept, refused) => attempt(() => settle(kept, refused), undefined),
    keepHere: (here) => attempt(() => keepHere(here), undefined),
    waitUntil: (nextTry) => {
      nothing.nextTry = nextTry
      return attempt(() => waitUntil(nextTry), undefined)
    },
    dropOwner: (owner) => attempt(() => dropOwner(owner), undefined),
    nextDevice: async () => {
      device = await attempt(() => countOn(device), { ...device, seq: device.seq + 1 })
      return device
    },
  }
}

/** Storage may be refused, full, broken, or newer than this page. */
async function attempt<T>(act: () => Promise<T>, otherwise: T): Promise<T> {
  try {
    return await act()
  } catch {
    return otherwise
  }
}

async function readAll(): Promise<Kept> {
  await attempt(takeOver, undefined)
  const reading = (await deviceDb()).transaction(deviceStores)
  const [items, here, nextTry] = await Promise.all([
    reading.objectStore('outbox').getAll(),
    reading.objectStore('views').get(single),
    reading.objectStore('pauses').get(single),
  ])
  return { items, here: here ? whole(here) : null, nextTry: nextTry ?? 0 }
}

/** What an earlier build remembered may lack what this one knows. */
const whole = (here: Here): Here => ({ ...here, state: { ...emptyState, ...here.state } })

/** Earlier builds kept what waits in localStorage. */
async function takeOver() {
  if (!Object.keys(localStorage).some((key) => /^serverside:(pending:|device$)/.test(key))) return
  const leftovers = await import('./local-leftovers')
  await leftovers.takeOver()
}

const settle = (kept: string[], refused: Pending[]) =>
  changeDevice(async (change) => {
    const outbox = change.objectStore('outbox')
    for (const id of kept) void outbox.delete(id)
    // What another tab let go of meanwhile does not come back.
    for (const item of refused) if (await outbox.getKey(item.event.eventId)) await outbox.put(item)
  })

/** Milliseconds. Beyond them an older answer is no answer overtaken by another tab’s, but a clock that was set back. */
const overtaken = 10_000

const keepHere = (here: Here) =>
  changeDevice(async (change) => {
    const views = change.objectStore('views')
    const known = await views.get(single)
    const age = known ? known.asked - here.asked : 0
    if (known?.learner === here.learner)
      await views.put({ ...here, state: merge(whole(known).state, here.state) }, single)
    else if (age <= 0 || age > overtaken) await views.put(here, single)
  })

const waitUntil = (nextTry: number) =>
  changeDevice(async (change) => void (await change.objectStore('pauses').put(nextTry, single)))

/** Nothing of theirs stays: neither what waits, nor what was last shown, nor what they were writing. */
export async function dropOwner(owner: string | null): Promise<void> {
  // Its code is for those who leave.
  await import('./kept-draft').then(({ passDrafts }) => passDrafts(owner, null)).catch(() => undefined)
  return changeDevice(async (change) => {
    const [outbox, views] = [change.objectStore('outbox'), change.objectStore('views')]
    for (const item of await outbox.getAll())
      if (item.owner === owner) await outbox.delete(item.event.eventId)
    if (owner && (await views.get(single))?.learner === owner) await views.delete(single)
  })
}

const countOn = (otherwise: { id: string; seq: number }) =>
  changeDevice(async (change) => {
    const store = change.objectStore('device')
    const { id, seq } = (await store.get(single)) ?? otherwise
    const next = { id, seq: seq + 1 }
    await store.put(next, single)
    return next
  })
