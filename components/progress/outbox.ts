import { emptyState, merge } from '@/lib/progress/fold'
import type { RecordError, RecordedView } from '@/lib/progress/schema'
import { byAge, idOf, isKept, nextBatch, refusal, without } from './batch'
import { confirmedState } from './confirmed'
import { type Door, emptyOutbox, type OutboxState } from './outbox-state'
import type { Pending, PendingStore } from './pending-store'

type Parts = {
  store: PendingStore
  /** The server action: for what was answered this moment. */
  action: Door
  /** The route handler: its address outlives a deploy. */
  replay: Door
  /** Seconds until the next attempt after `failures` in a row. */
  pause?: (failures: number) => number
}

/** Doubles from 2 s to 5 min, spread by half so that many browsers do not come back at once. */
const backOff = (failures: number) => Math.min(300, 2 ** failures) * (0.75 + Math.random() / 2)

/**
 * Answers on their way to the server. One batch at a time, so that the very first one gets its cookie before the next
 * goes; an answer leaves the list only when the server says that it has it.
 */
export class Outbox {
  #state = emptyOutbox
  #toldAt = 0
  #sending = false
  #failures = 0
  #timer: ReturnType<typeof setTimeout> | undefined
  /** Shown already, but not sent before the device has them. */
  readonly #unwritten = new Set<Pending>()
  readonly #listeners = new Set<() => void>()
  readonly #parts: Parts

  constructor(parts: Parts) {
    this.#parts = parts
  }

  state = () => this.#state

  subscribe = (listener: () => void) => {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  /** Takes up what an earlier page left behind. */
  async start() {
    const known = new Set(this.#state.items.map(idOf))
    const left = (await this.#parts.store.load()).filter((item) => !known.has(idOf(item)))
    this.#set({ items: [...left, ...this.#state.items].sort(byAge) })
    await this.flush()
  }

  /**
   * Whose browser this is, as the server says it; nothing of one learner is shown to the next. `asked` is when the
   * server was asked (`performance.now()`): an answer to an older question does not undo a newer one.
   */
  learnerIs(id: string | null, asked = performance.now()) {
    if (asked < this.#toldAt) return
    this.#toldAt = asked
    const { learner, confirmed } = this.#state
    this.#set({ learner: id, confirmed: learner && id !== learner ? emptyState : confirmed })
  }

  stop() {
    clearTimeout(this.#timer)
  }

  async add(pending: Pending) {
    this.#unwritten.add(pending)
    this.#set({ items: [...this.#state.items, pending] })
    if (!(await this.#parts.store.put(pending))) this.#set({ durable: false })
    this.#unwritten.delete(pending)
    await this.flush(this.#failures === 0 ? this.#parts.action : this.#parts.replay)
  }

  async flush(door: Door = this.#parts.replay) {
    const written = this.#state.items.filter((item) => !this.#unwritten.has(item))
    const batch = nextBatch(written, this.#state.learner)
    if (this.#sending || batch.items.length === 0) return
    clearTimeout(this.#timer)
    this.#sending = true
    const reply = await door(batch.body).catch(() => null)
    this.#sending = false
    if (reply?.ok) await this.#settle(reply.value, batch.items)
    else this.#retryLater(reply?.error)
  }

  async #settle(view: RecordedView, items: Pending[]) {
    const done = items.filter((_, index) => isKept(view.verdicts[index]))
    const refused = items.flatMap((item, index) => refusal(item, view.verdicts[index]))
    this.#failures = 0
    this.learnerIs(view.learner)
    this.#set({
      items: without(this.#state.items, done, refused),
      problem: null,
      confirmed: merge(this.#state.confirmed, confirmedState(view, done)),
    })
    await this.#parts.store.remove(done.map(idOf))
    for (const item of refused) await this.#parts.store.put(item)
    if (done.length + refused.length < items.length) this.#retryLater()
    else await this.flush(this.#parts.action)
  }

  #retryLater(error?: RecordError) {
    this.#failures++
    if (error && 'learner' in error) this.learnerIs(error.learner)
    const asked = error && 'retryAfterSeconds' in error ? error.retryAfterSeconds : 0
    const seconds = Math.max(asked, (this.#parts.pause ?? backOff)(this.#failures))
    this.#timer = setTimeout(() => void this.flush(), 1000 * seconds)
    this.#set({ problem: error?.code ?? 'unreachable' })
  }

  #set(change: Partial<OutboxState>) {
    this.#state = { ...this.#state, ...change }
    for (const listener of this.#listeners) listener()
  }
}
