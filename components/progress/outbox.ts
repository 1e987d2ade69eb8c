import { newEventId } from '@/lib/progress/event'
import { emptyState, type LearnerState, merge } from '@/lib/progress/fold'
import type { RecordError, RecordedView } from '@/lib/progress/schema'
import { idOf, isKept, joined, nextBatch, ownerKey, refusal, without } from './batch'
import { confirmedState } from './confirmed'
import { type Door, emptyOutbox, type OutboxState, problemOf } from './outbox-state'
import { now, Pauses } from './pauses'
import type { Here, Pending, PendingStore } from './pending-store'
import type { News, Tabs } from './tabs'

type Parts = {
  store: PendingStore
  tabs: Tabs
  /** Runs while no other tab sends. */
  alone: (work: () => Promise<void>) => Promise<void>
  /** The server action: for what was done this moment. */
  action: Door
  /** The route handler: its address outlives a deploy. */
  replay: Door
  /** Seconds until the next attempt after `failures` in a row. */
  pause?: (failures: number) => number
}

/**
 * Things done, on their way to the server. The device has them before the first send; one tab sends at a time and one
 * batch, so that the very first one gets its cookie before the next goes; they leave the device only when the server
 * says that it has them.
 */
export class Outbox {
  #state = emptyOutbox
  #askedAt = 0
  #sending = false
  /** Shown already, but not on the device: being written, or refused by it. */
  readonly #unwritten = new Map<string, { item: Pending; how: 'writing' | 'refused' }>()
  /** What became of events by id, for a device that does not take note of it. */
  readonly #settled = new Map<string, Pending['refused'] | 'away'>()
  /** When the server asked to send something later, by id. */
  readonly #later = new Map<string, number>()
  readonly #listeners = new Set<() => void>()
  readonly #parts: Parts
  readonly #pauses: Pauses
  #deafen: (() => void) | undefined

  constructor(parts: Parts) {
    this.#parts = parts
    this.#pauses = new Pauses(() => void this.flush(), parts.pause)
  }

  state = () => this.#state

  subscribe = (listener: () => void) => {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  /** Takes up what an earlier page left behind, and listens to other tabs. */
  async start() {
    this.#deafen = this.#parts.tabs.listen((news) => void this.#hear(news))
    await this.refresh()
  }

  /** Whose it is what is done now; null while nobody is known. */
  async owner(): Promise<string | null> {
    if (this.#state.learner === undefined) await this.#reload()
    return this.#state.learner ?? null
  }

  stop() {
    this.#pauses.stop()
    this.#deafen?.()
  }

  /** Looks at the device again, where another tab may have changed something, and sends what may be sent. */
  async refresh() {
    await this.#reload()
    await this.flush()
  }

  /** A person asks to send: whatever held it back is tried once more. */
  async sendNow() {
    this.#set({ held: {} })
    await this.#parts.store.waitUntil(0)
    await this.refresh()
  }

  /** Whose browser this is and what the server has of them. An answer to an older question undoes nothing newer. */
  async told({ learner, signedIn, state, asked }: Here) {
    const isOlder = asked < this.#askedAt
    if (isOlder && learner !== this.#state.learner) return
    if (!isOlder) this.#learnerIs({ learner, signedIn, asked })
    await this.#remember(state)
    await this.flush()
  }

  async add(made: Pending) {
    const pending = made.owner ? made : { ...made, birth: newEventId() }
    this.#unwritten.set(idOf(pending), { item: pending, how: 'writing' })
    this.#set({ items: [...this.#state.items, pending] })
    if (await this.#parts.store.put(pending)) this.#unwritten.delete(idOf(pending))
    else this.#unwritten.set(idOf(pending), { item: pending, how: 'refused' })
    this.#set({})
    this.#parts.tabs.tell({})
    await this.flush(this.#pauses.failures === 0 ? this.#parts.action : this.#parts.replay)
  }

  /** Lets go of something that the server refused. */
  async dismiss(item: Pending) {
    this.#settled.set(idOf(item), 'away')
    this.#unwritten.delete(idOf(item))
    this.#set({ items: without(this.#state.items, [item], []) })
    await this.#parts.store.settle([idOf(item)], [])
    this.#parts.tabs.tell({})
  }

  async flush(door: Door = this.#parts.replay) {
    if (this.#sending || this.#next().items.length === 0 || this.#pauses.mustWait()) return
    this.#pauses.stop()
    this.#sending = true
    let goesOn = false
    const send = async () => {
      goesOn = await this.#send(door)
    }
    await this.#parts.alone(send).finally(() => {
      this.#sending = false
    })
    if (goesOn) await this.flush(this.#parts.action)
  }

  /** Whether the next batch may follow at once. */
  async #send(door: Door): Promise<boolean> {
    await this.#reload()
    const { items, body } = this.#next()
    if (items.length === 0 || this.#pauses.mustWait()) return false
    const reply = await door(body).catch(() => null)
    const goesOn = reply?.ok
      ? await this.#settle(reply.value, items)
      : await this.#refused(body.expectedLearner, reply?.error)
    const { learner, confirmed, hasSent, held, problem } = this.#state
    this.#parts.tabs.tell({ sent: { learner, confirmed, hasSent, held, problem } })
    return goesOn
  }

  async #settle(view: RecordedView, sent: Pending[]): Promise<boolean> {
    const done = sent.filter((_, index) => isKept(view.verdicts[index]))
    const refused = sent.flatMap((item, index) => refusal(item, view.verdicts[index]))
    for (const item of done) {
      this.#settled.set(idOf(item), 'away')
      this.#unwritten.delete(idOf(item))
    }
    for (const item of refused) this.#settled.set(idOf(item), item.refused)
    for (const { verdict, eventId } of view.verdicts) if (verdict === 'retry') this.#later.set(eventId, now())
    const signedIn = view.learner === this.#state.learner && this.#state.signedIn
    this.#learnerIs({ learner: view.learner, signedIn, asked: now() })
    const confirmed = merge(this.#state.confirmed, confirmedState(view, done))
    const items = without(this.#state.items, done, refused)
    this.#set({ items, problem: null, confirmed, hasSent: this.#state.hasSent || done.length > 0 })
    await this.#parts.store.settle(done.map(idOf), refused)
    await this.#remember()
    this.#pauses.failures = 0
    if (done.length > 0 || refused.length === sent.length) return true
    this.#pauses.afterFailure()
    return false
  }

  /** Nothing of the batch was stored. */
  async #refused(owner: string | null, error?: RecordError): Promise<boolean> {
    if (error && 'learner' in error && error.learner !== this.#state.learner)
      this.#learnerIs({ learner: error.learner, signedIn: false, asked: now() })
    if (error?.code === 'gone' && owner) {
      await this.#parts.store.dropOwner(owner)
      this.#forget(owner)
      this.#parts.tabs.tell({ dropped: owner })
    }
    const problem = problemOf(error)
    if (problem === 'signed_out' || problem === 'wrong_learner' || problem === 'gone') {
      this.#set({ held: { ...this.#state.held, [ownerKey(owner)]: problem } })
      return true
    }
    const seconds = error && 'retryAfterSeconds' in error ? error.retryAfterSeconds : 0
    this.#pauses.asked = now() + 1000 * seconds
    if (seconds > 0) await this.#parts.store.waitUntil(now() + 1000 * seconds)
    this.#pauses.afterFailure()
    this.#set({ problem })
    return false
  }

  /** What the device refused to keep changes its owner here. */
  #reown(from: string | null, to: string) {
    for (const unwritten of this.#unwritten.values())
      if (unwritten.item.owner === from) unwritten.item = { ...unwritten.item, owner: to }
  }

  /** Nothing of them is shown any more. */
  #forget(owner: string | null) {
    for (const [id, { item }] of this.#unwritten) if (item.owner === owner) this.#unwritten.delete(id)
    this.#set({ items: this.#state.items.filter((item) => item.owner !== owner) })
    if (owner && this.#state.learner === owner)
      this.#learnerIs({ learner: null, signedIn: false, asked: now() })
  }

  /** Nothing of one learner is shown to the next, and what was held back may be for them. */
  #learnerIs({ learner, signedIn, asked }: Omit<Here, 'state'>) {
    const before = this.#state.learner
    this.#askedAt = asked
    this.#set({ learner, signedIn })
    if (before === learner) return
    this.#set({ held: {}, here: null, ...(before && { confirmed: emptyState, hasSent: false }) })
  }

  /** For a page that is opened while the server cannot be asked. */
  async #remember(told: LearnerState = emptyState) {
    const { learner = null, signedIn, here, confirmed } = this.#state
    const state = merge(merge(here?.state ?? emptyState, told), confirmed)
    const remembered = { learner, signedIn, state, asked: this.#askedAt }
    this.#set({ here: remembered })
    await this.#parts.store.keepHere(remembered)
  }

  async #hear({ sent, dropped, reowned }: News) {
    if (reowned) this.#reown(reowned.from, reowned.to)
    await this.#reload()
    if (dropped !== undefined) this.#forget(dropped)
    if (sent && sent.learner === this.#state.learner) {
      const { held, problem, hasSent } = sent
      this.#set({ held, problem, hasSent, confirmed: merge(this.#state.confirmed, sent.confirmed) })
    }
    // That tab has just tried; this one does so later, should that one be closed by then.
    if (sent?.problem) this.#pauses.afterFailure()
    else await this.flush()
  }

  /** The device is the truth that all tabs share; only what it does not have yet is added. */
  async #reload() {
    const before = this.#shownOnly()
    const { items, here, nextTry } = await this.#parts.store.load()
    this.#pauses.asked = nextTry
    const isFirst = this.#state.learner === undefined
    if (here && (isFirst || here.asked > this.#askedAt)) {
      // What an earlier page was told is a guess, which any answer of the server overrides.
      this.#learnerIs({ ...here, asked: isFirst ? this.#askedAt : here.asked })
      this.#set({ here })
    }
    const all = joined(before, this.#shownOnly(), items)
    this.#set({ items: all.flatMap((item) => this.#asSettled(item)) })
  }

  #asSettled(item: Pending): Pending[] {
    const became = this.#settled.get(idOf(item))
    if (became === undefined) return [item]
    return became === 'away' ? [] : [{ ...item, refused: became }]
  }

  #shownOnly = () => [...this.#unwritten.values()].map(({ item }) => item)

  /** Nothing is sent before the device has it, or has refused to. */
  #next = () =>
    nextBatch(
      this.#state.items.filter((item) => this.#unwritten.get(idOf(item))?.how !== 'writing'),
      this.#state,
      this.#later,
    )

  #set(change: Partial<OutboxState>) {
    const durable = ![...this.#unwritten.values()].some(({ how }) => how === 'refused')
    this.#state = { ...this.#state, ...change, durable }
    for (const listener of this.#listeners) listener()
  }
}
