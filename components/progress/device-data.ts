import { newEventId } from '@/lib/progress/event'
import { changeDevice, deviceDb, deviceStores } from './device-db'
import { dropOwner as dropFromDevice } from './device-store'
import type { Pending } from './pending-store'
import { otherTabs } from './tabs'

/** For those who sign in and out: what is on this device of one owner. `null` owns what was done before anybody was known. */
type Owner = string | null

/** What a download of waiting events holds; the import of an account takes it as it is. */
export type OutboxFile = { format: 'serverside-outbox'; v: 1; events: Pending['event'][] }

export const outboxFile = (items: readonly Pending[]): OutboxFile => ({
  format: 'serverside-outbox',
  v: 1,
  events: items.map(({ event }) => event),
})

/** What waits or was refused, oldest first. */
export async function waitingOf(owner: Owner): Promise<Pending[]> {
  const db = await deviceDb().catch(() => null)
  const all = (await db?.getAll('outbox')) ?? []
  return all.filter((item) => item.owner === owner)
}

export const exportOf = async (owner: Owner): Promise<OutboxFile> => outboxFile(await waitingOf(owner))

/** What waited for one is another’s from now on, on every page of this browser. */
export async function reown(from: Owner, to: string) {
  await changeDevice(async (change) => {
    const outbox = change.objectStore('outbox')
    for (const { birth: _, ...item } of await outbox.getAll())
      if (item.owner === from) await outbox.put({ ...item, owner: to })
  }).catch(() => undefined)
  otherTabs().tell({ reowned: { from, to } })
}

/** Nothing of theirs stays on this device, on no page of this browser: neither what waits nor what was last shown. */
export async function dropOwner(owner: Owner) {
  await dropFromDevice(owner).catch(() => undefined)
  otherTabs().tell({ dropped: owner })
}

/** Nothing of anybody stays. What waits is lost: ask before. */
export async function clearDevice() {
  await changeDevice(async (change) => {
    for (const name of deviceStores) await change.objectStore(name).clear()
  }).catch(() => undefined)
  otherTabs().tell({})
}

/** Puts a file's entries among what waits, all or none. False when this browser refuses to keep them. */
export async function takeIn(items: readonly Pending[]): Promise<boolean> {
  const birth = newEventId()
  try {
    await changeDevice(async (change) => {
      const outbox = change.objectStore('outbox')
      for (const item of items) await outbox.put(item.owner === null ? { ...item, birth } : item)
    })
  } catch {
    return false
  }
  otherTabs().tell({})
  return true
}
