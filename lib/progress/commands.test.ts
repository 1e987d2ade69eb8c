import { count, sql } from 'drizzle-orm'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { learner, learnerCredential, learnerTombstone } from '@/lib/auth/tables'
import { signedIn } from '@/lib/auth/testing/sign-in'
import type { Db } from '@/lib/db/db-type'
import { substituteDatabase } from '@/lib/db/testing/substitute'
import { recordProgress } from './commands'
import { getProgress, listChanges } from './queries'
import { progressEvent, progressHead } from './tables'
import { Browser } from './testing/browser'
import { inPortal } from './testing/in-portal'
import { first, lesson, other, second } from './testing/questions'

vi.mock('@/lib/content/catalog', async () => (await import('./testing/questions')).catalog)

const rows = async (db: Db) => (await db.select({ count: count() }).from(progressEvent))[0]?.count
const learners = async (db: Db) => (await db.select({ count: count() }).from(learner))[0]?.count
const verdicts = (view: { verdicts: { verdict: string }[] }) => view.verdicts.map(({ verdict }) => verdict)

describe('an answer', () => {
  inPortal('is kept, graded by the server, and told back', async (browser) => {
    const right = browser.answers(first)
    const wrong = browser.answers(second, { right: false })
    const view = await browser.sends(right, wrong)
    expect(view.verdicts).toEqual([
      { eventId: right.eventId, verdict: 'accepted', right: true },
      { eventId: wrong.eventId, verdict: 'accepted', right: false },
    ])
    const { view: progress } = await getProgress(browser.caller())
    expect(progress).toMatchObject({ learner: browser.learner, cursor: view.cursor })
    expect(progress?.state.questions[first]?.last).toMatchObject({
      right: true,
      lesson,
      answer: { choice: 0 },
    })
  })

  inPortal(
    'that is sent again is a duplicate, changes nothing, and tells the first grade',
    async (browser, db) => {
      const event = browser.answers(first)
      const { cursor } = await browser.sends(event)
      const again = await browser.sends(event)
      expect(again).toMatchObject({ cursor, verdicts: [{ verdict: 'duplicate', right: true }] })
      expect(await rows(db)).toBe(1)
    },
  )

  inPortal('that stands twice in one batch is stored once', async (browser, db) => {
    const event = browser.answers(first)
    expect(verdicts(await browser.sends(event, event))).toEqual(['accepted', 'duplicate'])
    expect(await rows(db)).toBe(1)
  })

  inPortal('with the id of another is a conflict, and the first stays', async (browser) => {
    const event = browser.answers(first)
    const forged = { ...event, payload: { answer: { kind: 'single', choice: 2 } } }
    await browser.sends(event)
    expect(verdicts(await browser.sends(forged))).toEqual(['conflict'])
    const state = (await getProgress(browser.caller())).view?.state
    expect(state?.questions[first]?.last.answer).toEqual({ kind: 'single', choice: 0 })
  })

  inPortal('that is bad does not hold up the others of its batch', async (browser) => {
    const misfit = { ...browser.answers(first), payload: { answer: { kind: 'single', choice: 7 } } }
    const view = await browser.sends(null, misfit, browser.answers(first), { type: 'lesson_completed' })
    expect(view.verdicts).toMatchObject([
      { eventId: null, verdict: 'rejected', reason: 'malformed' },
      { eventId: misfit.eventId, verdict: 'rejected', reason: 'invalid_answer' },
      { verdict: 'accepted' },
      { verdict: 'rejected', reason: 'server_only' },
    ])
  })

  inPortal('keeps the wrong time of its clock but lies on no day to come', async (browser, db) => {
    const inTenYears = new Date(Date.now() + 10 * 365 * 24 * 3600 * 1000)
    await browser.sends(browser.answers(first, { now: inTenYears }))
    const [row] = await db
      .select({ at: progressEvent.occurredAt, day: progressEvent.localDay })
      .from(progressEvent)
    expect(row?.at).toEqual(inTenYears)
    expect(row && row.day <= new Date(Date.now() + 14 * 3600 * 1000).toISOString().slice(0, 10)).toBe(true)
  })
})

describe('a learner', () => {
  inPortal('is made by the first stored event, not by reading or by refused events', async (browser, db) => {
    await getProgress(browser.caller())
    await listChanges(browser.caller(), 0)
    expect(await browser.sends(null)).toMatchObject({ learner: null, cursor: 0 })
    expect([await learners(db), browser.cookie]).toEqual([0, ''])
    await browser.sends(browser.answers(first))
    expect(await learners(db)).toBe(1)
  })

  inPortal(
    'is found again when the first answer was lost and the batch comes without its cookie',
    async (browser, db) => {
      const events = [browser.answers(first), browser.answers(second)]
      const { learner: made } = await browser.sends(...events)
      const sameBrowser = new Browser(recordProgress)
      sameBrowser.birth = browser.birth
      const view = await sameBrowser.sends(browser.answers(other), ...events)
      expect(view.learner).toBe(made)
      expect(verdicts(view)).toEqual(['accepted', 'duplicate', 'duplicate'])
      expect([await learners(db), sameBrowser.cookie === browser.cookie]).toEqual([1, false])
    },
  )

  inPortal(
    'is found by any secret of its first batch for a day, and by none without one',
    async (browser, db) => {
      const [event, secret] = [browser.answers(first), crypto.randomUUID()]
      const comes = async (...births: string[]) => {
        const sent = await new Browser(recordProgress).tries({
          v: 1,
          expectedLearner: null,
          births,
          events: [event],
        })
        return sent.ok && sent.value.view.learner
      }
      const made = await comes(secret)
      expect(await comes(crypto.randomUUID(), secret)).toBe(made)
      expect(new Set([made, await comes(), await comes()]).size).toBe(3)
      await db.update(learner).set({ createdAt: sql`now() - interval '25 hours'` })
      expect(await comes(secret)).not.toBe(made)
    },
  )

  inPortal('leaves no secret in the database', async (browser, db) => {
    await browser.sends(browser.answers(first))
    expect(JSON.stringify(await db.select().from(learner))).not.toContain(browser.birth)
  })

  inPortal('is not found by an event of theirs that somebody else has', async (browser, db) => {
    const event = browser.answers(first)
    await browser.sends(event)
    const stranger = new Browser(recordProgress)
    expect(verdicts(await stranger.sends(event))).toEqual(['accepted'])
    expect(stranger.learner).not.toBe(browser.learner)
    expect(await learners(db)).toBe(2)
  })

  inPortal('is kept as the hash of its cookie only', async (browser, db) => {
    await browser.sends(browser.answers(first))
    const token = browser.cookie.split('=')[1]
    const [credential] = await db.select().from(learnerCredential)
    expect(token).toMatch(/^[\w-]{43}$/)
    expect(JSON.stringify(credential)).not.toContain(token)
  })

  inPortal('cannot be written to by a batch that expects another', async (browser, db) => {
    await browser.sends(browser.answers(first))
    const stranger = '5f0a1f6e-3a52-4f5e-9d41-7a64a1f3c001'
    const refused = await browser.tries({
      v: 1,
      expectedLearner: stranger,
      events: [browser.answers(second)],
    })
    expect(refused).toEqual({ ok: false, error: { code: 'wrong_learner', learner: browser.learner } })
    const nobody = new Browser(recordProgress)
    const late = await nobody.tries({
      v: 1,
      expectedLearner: browser.learner,
      events: [browser.answers(second)],
    })
    expect(late).toEqual({ ok: false, error: { code: 'wrong_learner', learner: null } })
    expect(await rows(db)).toBe(1)
  })

  inPortal('takes what was answered before anybody was known', async (browser, db) => {
    await browser.sends(browser.answers(first))
    const early = await browser.tries({ v: 1, expectedLearner: null, events: [browser.answers(second)] })
    expect(early.ok).toBe(true)
    expect([await rows(db), await learners(db)]).toEqual([3, 1])
  })

  inPortal('sees only their own', async (browser) => {
    await browser.sends(browser.answers(first))
    const sister = new Browser(recordProgress)
    await sister.sends(sister.answers(other))
    expect(Object.keys((await getProgress(sister.caller())).view?.state.questions ?? {})).toEqual([other])
  })
})

describe('an account', () => {
  inPortal('records as its own learner, whose numbers begin with the first event', async (browser, db) => {
    const { learnerId, cookie } = await signedIn(db)
    browser.cookie = cookie
    expect((await getProgress(browser.caller())).view).toMatchObject({ learner: learnerId, cursor: 0 })
    browser.learner = learnerId
    expect(await browser.sends(browser.answers(first))).toMatchObject({ learner: learnerId, cursor: 1 })
  })

  inPortal('does not silently take what was done before anybody was known', async (browser, db) => {
    browser.cookie = (await signedIn(db)).cookie
    const early = await browser.tries({ v: 1, expectedLearner: null, events: [browser.answers(first)] })
    expect(early).toMatchObject({ ok: false, error: { code: 'wrong_learner' } })
    expect(await rows(db)).toBe(0)
  })

  inPortal('takes what a learner it claimed sends late', async (browser, db) => {
    await browser.sends(browser.answers(first))
    const { learnerId, cookie } = await signedIn(db)
    const late = [browser.answers(second)]
    const batch = { v: 1, expectedLearner: browser.learner, events: late }
    browser.cookie = cookie
    expect(await browser.tries(batch)).toMatchObject({ error: { code: 'wrong_learner', learner: learnerId } })
    const claimed = { learnerId: browser.learner ?? '', what: 'claimed', into: learnerId } as const
    await db.insert(learnerTombstone).values(claimed)
    expect(await browser.tries(batch)).toMatchObject({ ok: true, value: { view: { learner: learnerId } } })
  })

  inPortal('that is signed out or deleted is said to be so', async (browser, db) => {
    const { learnerId } = await signedIn(db)
    const batch = { v: 1, expectedLearner: learnerId, events: [browser.answers(first)] }
    expect(await browser.tries(batch)).toEqual({ ok: false, error: { code: 'signed_out', learner: null } })
    await db.delete(learner)
    await db.insert(learnerTombstone).values({ learnerId, what: 'deleted' })
    expect(await browser.tries(batch)).toEqual({ ok: false, error: { code: 'gone', learner: null } })
  })
})

describe('the cursor', () => {
  inPortal('gives each event once, oldest first, and nothing twice', async (browser) => {
    const { cursor } = await browser.sends(browser.answers(first))
    await browser.sends(browser.answers(second))
    const changes = await listChanges(browser.caller(), cursor)
    expect(changes.events.map(({ subjectId }) => subjectId)).toEqual([second, lesson])
    expect((await listChanges(browser.caller(), changes.cursor)).events).toEqual([])
  })

  inPortal('rises with every event, so that the tag of the state changes with it', async (browser, db) => {
    await browser.sends(browser.answers(first))
    const before = (await getProgress(browser.caller())).tag
    expect((await getProgress(browser.caller(), (tag) => tag === before)).view).toBeNull()
    await browser.sends(browser.answers(first))
    expect((await getProgress(browser.caller(), (tag) => tag === before)).view).not.toBeNull()
    const [{ head } = { head: 0 }] = await db.select().from(progressHead)
    expect(head).toBe(2)
  })
})

describe('a database that is away', () => {
  afterEach(() => substituteDatabase(new Error('no database outside a test')))

  it('is said to be away, with the time to wait', async () => {
    substituteDatabase(Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' }))
    const browser = new Browser(recordProgress)
    const refused = await browser.tries({ v: 1, expectedLearner: null, events: [browser.answers(first)] })
    expect(refused).toEqual({ ok: false, error: { code: 'unavailable', retryAfterSeconds: 2 } })
  })

  it('does not keep somebody without a cookie from reading that there is nothing', async () => {
    substituteDatabase(Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' }))
    expect((await getProgress(new Browser(recordProgress).caller())).view).toMatchObject({
      learner: null,
      cursor: 0,
    })
  })
})
