import { storagePrefix } from '@/lib/preferences'
import { changeDevice, single } from './device-db'
import type { Pending } from './pending-store'

const pendingPrefix = `${storagePrefix}pending:`
const deviceKey = `${storagePrefix}device`

/** What an earlier build left moves over, and leaves there once it is safe here. */
export async function takeOver() {
  const left = read(() => Object.keys(localStorage).filter((key) => key.startsWith(pendingPrefix))) ?? []
  const device = read(() => JSON.parse(localStorage.getItem(deviceKey) ?? 'null'))
  const entries = left.flatMap((key) => pendingAt(key).map((item) => ({ key, item })))
  if (entries.length === 0 && !device) return
  await changeDevice(async (change) => {
    for (const { item } of entries) await change.objectStore('outbox').put(item)
    const devices = change.objectStore('device')
    if (device?.id && !(await devices.get(single))) await devices.put(device, single)
  })
  for (const key of [deviceKey, ...entries.map((entry) => entry.key)]) localStorage.removeItem(key)
}

function pendingAt(key: string): Pending[] {
  const { learner, ...item } = read(() => JSON.parse(localStorage.getItem(key) ?? '{}')) ?? {}
  return item.event?.eventId && item.record ? [{ ...item, owner: learner ?? null }] : []
}

/** There may be no localStorage, or something in it that nobody can read. */
function read<T>(look: () => T): T | undefined {
  try {
    return look()
  } catch {
    return undefined
  }
}
