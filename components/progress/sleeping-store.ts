import type { Kept, PendingStore } from './pending-store'

/** `wake`: there may soon be something to keep. */
type SleepingStore = PendingStore & { wake: () => void }

/**
 * The store of a device, whose code is fetched when there is something to read or, soon, to keep: whoever only reads a
 * page never pays for it. Where it cannot be fetched, nothing is kept, and every call says so.
 */
export function sleepingStore(
  newId: () => string,
  fetchCode = () => import('./device-store'),
): SleepingStore {
  let device = { id: newId(), seq: 0 }
  const nothing: Kept = { items: [], here: null, nextTry: 0 }
  let awake: Promise<PendingStore> | undefined

  const wake = () => {
    awake ??= fetchCode().then(({ deviceStore }) => deviceStore(newId))
    awake.catch(() => {
      awake = undefined
    })
    return awake
  }
  async function using<T>(act: (store: PendingStore) => Promise<T>, otherwise: T): Promise<T> {
    const store = await wake().catch(() => null)
    return store ? act(store) : otherwise
  }

  return {
    wake: () => void wake().catch(() => undefined),
    load: async () => (awake || (await mayHold()) ? using((store) => store.load(), nothing) : nothing),
    put: (pending) => using((store) => store.put(pending), false),
    settle: (kept, refused) => using((store) => store.settle(kept, refused), undefined),
    // Nobody is here, and nobody was: there is nothing to remember.
    keepHere: async (here) =>
      awake || here.learner || (await mayHold())
        ? using((store) => store.keepHere(here), undefined)
        : undefined,
    waitUntil: (nextTry) => using((store) => store.waitUntil(nextTry), undefined),
    dropOwner: (owner) => using((store) => store.dropOwner(owner), undefined),
    nextDevice: async () => {
      device = await using((store) => store.nextDevice(), { ...device, seq: device.seq + 1 })
      return device
    },
  }
}

/** Whether an earlier page may have left something here. Asked without a library, and without making a database. */
async function mayHold(): Promise<boolean> {
  try {
    if (Object.keys(localStorage).some((key) => /^serverside:(pending:|device$)/.test(key))) return true
    return (await indexedDB.databases()).some(({ name }) => name === 'serverside')
  } catch {
    return true
  }
}
