import type { Scheduler } from 'fast-check'
import type { Batch, RecordedView } from '@/lib/progress/schema'
import { ok } from '@/lib/result'
import { Outbox } from '../outbox'
import type { Door } from '../outbox-state'
import type { Kept, Pending, PendingStore } from '../pending-store'
import type { News, Tabs } from '../tabs'
import { pending } from './pending'

/** What happens to one sending of a batch. */
export type Luck = 'arrives' | 'request lost' | 'answer lost' | 'arrives twice'

type Tab = { outbox: Outbox; isAlive: boolean; hear?: (news: News) => void }

/**
 * Test kit: one browser with its device, its tabs and a server, every step of which waits for its turn in a random order. A
 * tab may be killed between any two steps.
 */
export class World {
  readonly device = new Map<string, Pending>()
  /** What a page said to be saved on the device, or more. */
  readonly promised = new Set<string>()
  /** Which learner has an event, and how often it was stored. */
  readonly stored = new Map<string, { learner: string; times: number }>()
  readonly tabs: Tab[] = []
  readonly sendingAtOnce: number[] = []
  readonly #rest: Omit<Kept, 'items'> = { here: null, nextTry: 0 }
  readonly #turn: Scheduler
  readonly #luck: () => Luck
  readonly #born = new Map<string, string>()
  #cookie: string | null = null
  #learners = 0
  #events = 0
  #sending: Tab[] = []
  #queue: { tab: Tab; begin: () => void }[] = []
  #holder: Tab | null = null

  constructor(turn: Scheduler, luck: () => Luck) {
    this.#turn = turn
    this.#luck = luck
  }

  open(): Tab {
    const tab: Tab = { outbox: undefined as unknown as Outbox, isAlive: true }
    const door = this.#door(tab)
    tab.outbox = new Outbox({
      store: this.#store(tab),
      tabs: this.#channel(tab),
      alone: (work) => this.#alone(tab, work),
      action: door,
      replay: door,
      pause: () => 60,
    })
    this.tabs.push(tab)
    void tab.outbox.start()
    return tab
  }

  kill(tab: Tab) {
    tab.isAlive = false
    tab.outbox.stop()
    if (this.#holder === tab) this.#pass()
  }

  async answer(tab: Tab) {
    const id = `e${String(++this.#events).padStart(4, '0')}`
    const owner = await tab.outbox.owner()
    await tab.outbox.add(pending(id, owner))
  }

  living = () => this.tabs.filter(({ isAlive }) => isAlive)

  /** A killed tab takes no further step. */
  async #step(tab: Tab) {
    await this.#turn.schedule(Promise.resolve())
    if (!tab.isAlive) await new Promise<never>(() => undefined)
  }

  #store(tab: Tab): PendingStore {
    const doing = async <T>(act: () => T): Promise<T> => {
      await this.#step(tab)
      const done = act()
      await this.#step(tab)
      return done
    }
    return {
      load: () => doing(() => ({ ...this.#rest, items: [...this.device.values()] })),
      put: async (item) => {
        const kept = await doing(() => Boolean(this.device.set(item.event.eventId, item)))
        this.promised.add(item.event.eventId)
        return kept
      },
      settle: (ids) => doing(() => ids.forEach((id) => void this.device.delete(id))),
      keepHere: (here) => doing(() => void Object.assign(this.#rest, { here })),
      waitUntil: (nextTry) => doing(() => void Object.assign(this.#rest, { nextTry })),
      dropOwner: () => doing(() => undefined),
      nextDevice: () => doing(() => ({ id: 'd', seq: 1 })),
    }
  }

  #channel(tab: Tab): Tabs {
    return {
      tell: (news) => {
        for (const other of this.living())
          if (other !== tab) void this.#step(other).then(() => other.hear?.(news))
      },
      listen: (hear) => {
        tab.hear = hear
        return () => undefined
      },
    }
  }

  #alone(tab: Tab, work: () => Promise<void>): Promise<void> {
    return new Promise((resolve) => {
      const begin = () =>
        void work().then(() => {
          resolve()
          if (this.#holder === tab) this.#pass()
        })
      this.#queue.push({ tab, begin })
      if (!this.#holder) this.#pass()
    })
  }

  #pass() {
    const next = this.#queue.shift()
    this.#holder = next?.tab ?? null
    if (next && !next.tab.isAlive) this.#pass()
    else next?.begin()
  }

  #door(tab: Tab): Door {
    return async (batch) => {
      this.#sending = [...this.#sending.filter(({ isAlive }) => isAlive), tab]
      this.sendingAtOnce.push(this.#sending.length)
      const luck = this.#luck()
      await this.#step(tab)
      if (luck === 'arrives twice') this.#record(batch)
      const view = luck === 'request lost' ? null : this.#record(batch)
      await this.#step(tab)
      this.#sending = this.#sending.filter((one) => one !== tab)
      if (!view || luck === 'answer lost') throw new Error('no answer')
      this.#cookie = view.learner
      return ok(view)
    }
  }

  /** As the server does it: a batch that comes again without the cookie finds the learner that its secrets made. */
  #record({ births = [], events }: Batch): RecordedView {
    const ids = (events as { eventId: string }[]).map(({ eventId }) => eventId)
    const known = births.flatMap((birth) => this.#born.get(birth) ?? [])[0]
    const learner = this.#cookie ?? known ?? `learner-${++this.#learners}`
    if (births[0] && !this.#born.has(births[0])) this.#born.set(births[0], learner)
    const verdicts = ids.map((eventId) => {
      const isNew = !this.stored.has(eventId)
      if (isNew) this.stored.set(eventId, { learner, times: 1 })
      return { eventId, verdict: isNew ? ('accepted' as const) : ('duplicate' as const), right: true }
    })
    return { v: 1, learner, cursor: 1, verdicts, completed: [] }
  }
}
