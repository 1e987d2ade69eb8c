import { type DBSchema, type IDBPDatabase, type IDBPTransaction, openDB, type StoreNames } from 'idb'
import type { Here, Pending } from './pending-store'

/** What this browser holds. `outbox` is keyed by event id; the other two hold single entries. */
export interface DeviceSchema extends DBSchema {
  outbox: { key: string; value: Pending }
  device: { key: string; value: { id: string; seq: number } }
  views: { key: string; value: Here }
  pauses: { key: string; value: number }
}
type Db = IDBPDatabase<DeviceSchema>
type Store = StoreNames<DeviceSchema>
type Change = IDBPTransaction<DeviceSchema, Store[], 'readwrite'>

export const deviceStores: Store[] = ['outbox', 'device', 'views', 'pauses']
/** Under which the stores with a single entry keep it. */
export const single = 'this'

/** Milliseconds. Storage that is broken, or held by another tab with an older version, may never answer. */
const patience = 3000

let opened: { db: Promise<Db>; late: Promise<never> } | undefined

const forget = () => {
  opened = undefined
}

/** The one connection of this page. Rejects where there is no storage; the next call tries again. */
export function deviceDb(): Promise<Db> {
  if (!opened) {
    opened = { db: open(), late: tooLate() }
    opened.db.catch(forget)
    opened.late.catch(() => undefined)
  }
  return Promise.race([opened.db, opened.late])
}

/** One transaction that is on the disk, not only promised to be, when this resolves. */
export async function changeDevice<T>(work: (change: Change) => Promise<T>): Promise<T> {
  const attempt = async () => {
    const change = (await deviceDb()).transaction(deviceStores, 'readwrite', { durability: 'strict' })
    return (await Promise.all([work(change), change.done]))[0]
  }
  try {
    return await attempt()
  } catch (error) {
    // Safari closes connections of pages in the background without a word.
    if (!(error instanceof DOMException && error.name === 'InvalidStateError')) throw error
    forget()
    return attempt()
  }
}

async function open(): Promise<Db> {
  return openDB<DeviceSchema>('serverside', 1, {
    upgrade(db) {
      db.createObjectStore('outbox', { keyPath: 'event.eventId' })
      for (const name of ['device', 'views', 'pauses'] as const) db.createObjectStore(name)
    },
    // A newer build in another tab must not wait for this page.
    blocking(_from, _to, event) {
      forget()
      Reflect.get(event.target ?? {}, 'close')?.call(event.target)
    },
    terminated: forget,
  })
}

const tooLate = () =>
  new Promise<never>((_, reject) => setTimeout(() => reject(new Error('no storage in time')), patience))
