import { ne } from 'drizzle-orm'
import { type Account, makeAccount } from '@/lib/auth/account'
import { learner } from '@/lib/auth/tables'
import type { Db } from '@/lib/db/db-type'
import type { Draft } from '@/lib/progress/event'
import { fold, type LearnerState } from '@/lib/progress/fold'
import { getProgress, listChanges } from '@/lib/progress/queries'
import { progressEvent } from '@/lib/progress/tables'
import {
  added,
  catalog,
  first,
  lesson,
  newQuestions,
  oldQuestions,
  other,
  second,
} from '@/lib/progress/testing/questions'
import { Browser, type Choice, type Luck } from './browser'

/** What somebody does next, and at which of two browsers. */
export type Deed = { at: number; pick: number } & (
  | {
      does:
        | 'answer'
        | 'bookmark'
        | 'note'
        | 'reset'
        | 'go offline'
        | 'go online'
        | 'kill tab'
        | 'send now'
        | 'sign out'
    }
  | { does: 'jump clock'; days: number }
  | { does: 'sign in'; who: number; choice: Choice }
  | { does: 'edit lessons' }
)

/** Whose a thing must be in the end. `givenUp`: by signing out before it was sent; it may have arrived or not. */
type Due = { account: string; givenUp?: true } | { browser: number; discarded?: true }

/** Test kit: two people, two browsers, and a portal on a real database, with a memory of what was done by whom. */
export class Life {
  readonly due = new Map<string, Due>()
  readonly broken: string[] = []
  #isHealed = false
  #completed = new Map<string, string[]>()
  #accounts: Account[] = []
  #browsers: Browser[]
  readonly #db: Db

  constructor(db: Db, luck: () => Luck) {
    this.#db = db
    const fair = () => (this.#isHealed ? 'arrives' : luck())
    this.#browsers = [new Browser(db, fair), new Browser(db, fair)]
  }

  async begin() {
    await this.#db.delete(learner)
    catalog.present = oldQuestions
    this.#accounts = [await makeAccount(this.#db, {}), await makeAccount(this.#db, {})]
    for (const browser of this.#browsers) await browser.reopen()
  }

  async act(deed: Deed) {
    const browser = this.#browsers[deed.at]
    if (!browser) return
    if (deed.does === 'go offline') browser.isOnline = false
    else if (deed.does === 'go online') await this.#goOnline(browser)
    else if (deed.does === 'kill tab') await browser.reopen()
    else if (deed.does === 'send now') await browser.sendNow()
    else if (deed.does === 'jump clock') browser.clockError = deed.days * 24 * 3600 * 1000
    else if (deed.does === 'edit lessons')
      catalog.present = catalog.present === oldQuestions ? newQuestions : oldQuestions
    else if (deed.does === 'sign in') await this.#signIn(browser, deed)
    else if (deed.does === 'sign out') await this.#signOut(browser)
    else await this.#do(browser, deed)
    await this.#completionsStay()
  }

  /** Everything is well again and everybody sends what they have: what must be where, and nowhere else? */
  async end(): Promise<string[]> {
    this.#isHealed = true
    for (const browser of this.#browsers) {
      browser.isOnline = true
      await browser.reopen()
      await browser.sendNow()
      if (browser.account && (await browser.signOut()).length > 0)
        this.broken.push('something of an account never left')
      await browser.sendNow()
      if (browser.items.length > 0) this.broken.push(`${browser.items.length} things never left`)
      browser.close()
    }
    await this.#completionsStay()
    await this.#compare()
    return this.broken
  }

  async #goOnline(browser: Browser) {
    browser.isOnline = true
    await browser.load()
    await browser.sendNow()
  }

  async #signIn(browser: Browser, { who, choice }: Extract<Deed, { does: 'sign in' }>) {
    const account = this.#accounts[who]
    if (!account || !browser.isOnline || browser.account) return
    await browser.signIn(account)
    const at = this.#browsers.indexOf(browser)
    await browser.decide(choice)
    if (choice === 'keep') return
    for (const [id, due] of this.due)
      if ('browser' in due && due.browser === at && !due.discarded)
        this.due.set(id, choice === 'add' ? { account: account.learnerId } : { ...due, discarded: true })
  }

  async #signOut(browser: Browser) {
    if (!browser.isOnline) return
    for (const id of await browser.signOut()) {
      const due = this.due.get(id)
      if (due && 'account' in due) this.due.set(id, { ...due, givenUp: true })
    }
  }

  async #do(browser: Browser, { does, at, pick }: Deed) {
    const { eventId, owner } = await browser.does(this.#draft(does, pick), pick % 4 > 0)
    const account = this.#accounts.find(({ learnerId }) => learnerId === owner)
    this.due.set(eventId, account ? { account: account.learnerId } : { browser: at })
  }

  #draft(does: Deed['does'], pick: number): Draft {
    const [rev, questions] =
      catalog.present === oldQuestions ? ['r1', [first, second]] : ['r2', [first, second, added]]
    const page = 'lsn_aaaaaaaa'
    if (does === 'bookmark') return { type: 'bookmark_set', subjectId: page, payload: { on: pick % 2 === 0 } }
    const note = '5f0a1f6e-3a52-4f5e-9d41-7a64a1f3c002'
    if (does === 'note')
      return {
        type: 'note_written',
        subjectId: page,
        payload: { note, text: `thought ${pick}`, replaces: [] },
      }
    const removes = [...this.due.keys()].filter((_, index) => index % 5 === pick % 5).slice(0, 3)
    if (does === 'reset' && removes.length > 0)
      return { type: 'progress_reset', subjectId: lesson, payload: { removes } }
    const question = pick % 5 === 4 ? other : (questions[pick % questions.length] ?? first)
    const choice = pick % 4 > 0 ? 0 : 1
    const answer = { kind: 'single' as const, choice }
    const contentRev = question === other ? 'r1' : rev
    return { type: 'question_answered', subjectId: question, contentRev, payload: { answer } }
  }

  /** An account's completions only grow, whatever else happens. */
  async #completionsStay() {
    for (const { learnerId } of this.#accounts) {
      const events = await eventsOf(this.#db, learnerId)
      const completed = events.flatMap((row) => (row.type === 'lesson_completed' ? [row.subjectId] : []))
      const before = this.#completed.get(learnerId) ?? []
      if (before.some((id) => !completed.includes(id))) this.broken.push('a completion went away')
      if (new Set(completed).size < completed.length) this.broken.push('a lesson was completed twice')
      this.#completed.set(learnerId, completed)
    }
  }

  async #compare() {
    const rows = await this.#db
      .select({ learnerId: progressEvent.learnerId, eventId: progressEvent.eventId })
      .from(progressEvent)
      .where(ne(progressEvent.type, 'lesson_completed'))
    const browsers = await Promise.all(this.#browsers.map((browser) => this.#seenBy(browser)))
    const holders = (id: string) => rows.flatMap((row) => (row.eventId === id ? [row.learnerId] : []))
    const accounts = this.#accounts.map(({ learnerId }) => learnerId)
    for (const [id, due] of this.due) {
      // A learner whose cookie never reached its browser belongs to nobody and shows to nobody.
      const held = holders(id).filter((one) => accounts.includes(one) || browsers.includes(one))
      const wanted = 'account' in due ? due.account : due.discarded ? null : (browsers[due.browser] ?? null)
      const isSettled = held.length === (wanted === null ? 0 : 1) && held.every((one) => one === wanted)
      const mayBeGone = 'account' in due && due.givenUp && held.length === 0
      if (!isSettled && !mayBeGone)
        this.broken.push(`${id} is with ${held.join() || 'nobody'}, due to ${JSON.stringify(due)}`)
    }
    const invented = rows.filter(({ eventId }) => !this.due.has(eventId))
    if (invented.length > 0) this.broken.push(`${invented.length} events were never made`)
  }

  /** Who a browser is; its state must be what its events amount to, and none of it in the future. */
  async #seenBy(browser: Browser): Promise<string | null> {
    const { view } = await getProgress(browser.caller())
    const changes = await listChanges(browser.caller(), 0)
    if (JSON.stringify(sorted(view?.state)) !== JSON.stringify(sorted(fold(changes.events))))
      this.broken.push('a state is not what its events amount to')
    const latest = new Date(Date.now() + 14 * 3600 * 1000).toISOString().slice(0, 10)
    for (const event of changes.events)
      if (event.type === 'question_answered' && String(Reflect.get(event, 'localDay')) > latest)
        this.broken.push('a day to come was granted')
    return view?.learner ?? null
  }
}

const eventsOf = async (db: Db, learnerId: string) =>
  (
    await db
      .select({
        learnerId: progressEvent.learnerId,
        type: progressEvent.type,
        subjectId: progressEvent.subjectId,
      })
      .from(progressEvent)
  ).filter((row) => row.learnerId === learnerId)

/** The same whatever the order of keys. */
const sorted = (value: LearnerState | undefined): unknown =>
  JSON.parse(JSON.stringify(value ?? null), (_, item) =>
    item && typeof item === 'object' && !Array.isArray(item)
      ? Object.fromEntries(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1)))
      : item,
  )
