import { eq } from 'drizzle-orm'
import { Outbox } from '@/components/progress/outbox'
import type { Door } from '@/components/progress/outbox-state'
import { now } from '@/components/progress/pauses'
import { Device } from '@/e2e/kit/device'
import { type Account, openSession } from '@/lib/auth/account'
import { type Caller, callerOf } from '@/lib/auth/caller'
import { accountSession } from '@/lib/auth/tables'
import { hashOf, newToken } from '@/lib/auth/token'
import { claimProgress, discardAnonymous } from '@/lib/custody/commands'
import type { Db } from '@/lib/db/db-type'
import { recordProgress } from '@/lib/progress/commands'
import { type Draft, eventOf, recordOf } from '@/lib/progress/event'
import { localDay } from '@/lib/progress/local-day'
import { getProgress } from '@/lib/progress/queries'
import { failed, ok } from '@/lib/result'

/** What happens to one sending of a batch. */
export type Luck = 'arrives' | 'request lost' | 'answer lost' | 'arrives twice' | 'tab killed after commit'
export type Choice = 'add' | 'keep' | 'discard'

/** Test kit: a browser with one tab: the real outbox before the real commands, without the network between. */
export class Browser {
  readonly device = new Device()
  isOnline = true
  /** Milliseconds that its clock is wrong. */
  clockError = 0
  account: Account | null = null
  readonly #cookies = new Map<string, string>()
  readonly #db: Db
  readonly #luck: () => Luck
  #outbox: Outbox
  #crash: () => void = () => undefined
  #crashed: Promise<void>

  constructor(db: Db, luck: () => Luck) {
    this.#db = db
    this.#luck = luck
    this.#outbox = this.#tab()
    this.#crashed = this.#untilCrash()
  }

  get items() {
    return this.#outbox.state().items
  }

  caller(): Caller {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    return callerOf(
      new Headers({ cookie, host: 'localhost', origin: 'http://localhost', 'x-forwarded-proto': 'http' }),
    )
  }

  /** Does something and answers its id, and as whose the page made it. */
  async does(draft: Draft, right: boolean) {
    const owner = await this.#outbox.owner()
    const at = new Date(Date.now() + this.clockError)
    const event = eventOf(draft, await this.device.store.nextDevice(), at)
    const day = localDay(event, at)
    const lessonId = draft.subjectId
    const record = recordOf(event, { lessonId, right, localDay: day })
    await this.#unlessKilled(this.#outbox.add({ event, record, owner }))
    return { eventId: event.eventId, owner }
  }

  /** The tab is gone, and another is opened. */
  async reopen() {
    this.#outbox.stop()
    this.#outbox = this.#tab()
    this.#crashed = this.#untilCrash()
    await this.#unlessKilled(this.#outbox.start())
    await this.load()
  }

  /** What a page asks after it was painted. */
  async load() {
    if (!this.isOnline) return
    const asked = now()
    const { view } = await getProgress(this.caller())
    if (!view) return
    const { learner, state } = view
    await this.#unlessKilled(this.#outbox.told({ learner, signedIn: this.account !== null, state, asked }))
  }

  sendNow = () => this.#unlessKilled(this.#outbox.sendNow())

  async signIn(account: Account) {
    const token = newToken()
    await openSession(this.#db, { token, userId: account.userId })
    this.#cookies.set('serverside-session', token)
    this.account = account
    await this.load()
  }

  /** What the page after signing in offers; answers what was dropped of the device. */
  async decide(choice: Choice): Promise<string[]> {
    const into = this.account?.learnerId
    if (!into || choice === 'keep') return []
    const anonymous = this.#cookies.get('serverside-learner') === undefined ? null : await this.#anonymous()
    const owners = [anonymous, null]
    const decided = await (choice === 'add' ? claimProgress : discardAnonymous)(this.caller())
    if (decided.ok) this.#cookies.delete('serverside-learner')
    const dropped = choice === 'discard' ? owners.flatMap((owner) => this.device.idsOf(owner)) : []
    for (const owner of new Set(owners)) {
      if (choice === 'add') this.device.reown(owner, into)
      else this.device.dropOwner(owner)
    }
    await this.#quiet()
    await this.load()
    return dropped
  }

  /** Signs out and answers the ids of what had not been sent and is given up. */
  async signOut(): Promise<string[]> {
    const token = this.#cookies.get('serverside-session')
    if (!this.account || token === undefined) return []
    const { learnerId } = this.account
    await this.#db.delete(accountSession).where(eq(accountSession.tokenHash, hashOf(token)))
    this.#cookies.delete('serverside-session')
    this.account = null
    const given = this.device.idsOf(learnerId)
    this.device.dropOwner(learnerId)
    await this.#quiet()
    await this.load()
    return given
  }

  close() {
    this.#outbox.stop()
  }

  async #anonymous(): Promise<string | null> {
    const token = this.#cookies.get('serverside-learner')
    const headers = new Headers({
      cookie: `serverside-learner=${token}`,
      host: 'localhost',
      'x-forwarded-proto': 'http',
    })
    return (await getProgress(callerOf(headers))).view?.learner ?? null
  }

  #tab(): Outbox {
    const alone = (work: () => Promise<void>) => work()
    const { store, tabs } = this.device
    // An hour: in these tests a tab tries again when something happens, not when time passes.
    return new Outbox({ store, tabs, alone, action: this.#door, replay: this.#door, pause: () => 3600 })
  }

  #door: Door = async (batch) => {
    if (!this.isOnline) throw new Error('no connection')
    const luck = this.#luck()
    if (luck === 'request lost') throw new Error('no answer')
    const sent = JSON.parse(JSON.stringify(batch))
    const recorded = await recordProgress(this.caller(), sent)
    if (luck === 'arrives twice') await recordProgress(this.caller(), sent)
    if (luck === 'tab killed after commit') {
      this.#crash()
      return new Promise(() => undefined)
    }
    if (luck === 'answer lost') throw new Error('no answer')
    if (!recorded.ok) return failed(recorded.error)
    const { cookie, view } = recorded.value
    if (cookie) this.#cookies.set(cookie.name, cookie.value)
    return ok(view)
  }

  #untilCrash = () =>
    new Promise<void>((resolve) => {
      this.#crash = resolve
    })

  /** A killed tab ends in the middle of what it did; the next one takes up what it left. */
  async #unlessKilled(work: Promise<unknown>) {
    let isKilled = false
    const killed = this.#crashed.then(() => {
      isKilled = true
    })
    await Promise.race([work, killed])
    if (isKilled) await this.reopen()
  }

  /** Until what a tab does on hearing something is over. */
  async #quiet() {
    await this.#unlessKilled(this.#outbox.refresh())
    for (let turn = 0; turn < 20; turn++) await new Promise(setImmediate)
    await this.#unlessKilled(this.#outbox.refresh())
  }
}
