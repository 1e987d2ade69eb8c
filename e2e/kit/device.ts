import type { Kept, Pending, PendingStore } from '@/components/progress/pending-store'
import type { News, Tabs } from '@/components/progress/tabs'

/** Test kit: what one browser keeps while its tabs come and go. */
export class Device {
  readonly items = new Map<string, Pending>()
  readonly id = crypto.randomUUID()
  readonly #rest: Omit<Kept, 'items'> = { here: null, nextTry: 0 }
  #seq = 0
  #hear: ((news: News) => void) | undefined

  readonly store: PendingStore = {
    load: async () => structuredClone({ ...this.#rest, items: [...this.items.values()] }),
    put: async (item) => Boolean(this.items.set(item.event.eventId, structuredClone(item))),
    settle: async (kept, refused) => {
      for (const id of kept) this.items.delete(id)
      for (const item of refused) this.items.set(item.event.eventId, item)
    },
    keepHere: async (here) => void Object.assign(this.#rest, { here }),
    waitUntil: async (nextTry) => void Object.assign(this.#rest, { nextTry }),
    dropOwner: async (owner) => this.#drop(owner),
    nextDevice: async () => ({ id: this.id, seq: ++this.#seq }),
  }

  readonly tabs: Tabs = {
    tell: () => undefined,
    listen: (hear) => {
      this.#hear = hear
      return () => undefined
    },
  }

  /** As pages do it for those who sign in and out (components/progress/device-data). */
  reown(from: string | null, to: string) {
    for (const [id, item] of this.items) if (item.owner === from) this.items.set(id, { ...item, owner: to })
    this.#hear?.({ reowned: { from, to } })
  }

  dropOwner(owner: string | null) {
    this.#drop(owner)
    this.#hear?.({ dropped: owner })
  }

  idsOf = (owner: string | null) =>
    [...this.items.values()].flatMap((item) => (item.owner === owner ? [item.event.eventId] : []))

  #drop(owner: string | null) {
    for (const id of this.idsOf(owner)) this.items.delete(id)
    if (owner !== null && this.#rest.here?.learner === owner) this.#rest.here = null
  }
}
