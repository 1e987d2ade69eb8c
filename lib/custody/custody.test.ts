import { eq, sql } from 'drizzle-orm'
import { describe, expect, vi } from 'vitest'
import { addIdentity, openSession } from '@/lib/auth/account'
import { callerOf } from '@/lib/auth/caller'
import { keepLink } from '@/lib/auth/sign-in-link'
import { learnerTombstone, mailboxMail, rateLimit, signInLink } from '@/lib/auth/tables'
import { signedIn } from '@/lib/auth/testing/sign-in'
import { newToken } from '@/lib/auth/token'
import type { Db } from '@/lib/db/db-type'
import { recordProgress } from '@/lib/progress/commands'
import { getProgress, listChanges } from '@/lib/progress/queries'
import { progressEvent } from '@/lib/progress/tables'
import { Browser } from '@/lib/progress/testing/browser'
import { inPortal } from '@/lib/progress/testing/in-portal'
import { first, inline, lesson, second } from '@/lib/progress/testing/questions'
import { claim } from './claim'
import { claimProgress, discardAnonymous, eraseEverything } from './commands'
import { getArrival, getExport } from './queries'

vi.mock('@/lib/content/catalog', async () => (await import('@/lib/progress/testing/questions')).catalog)

/** A browser that is signed in; what it did before keeps its own cookie beside. */
async function signIn(browser: Browser, db: Db) {
  const account = await signedIn(db)
  const before = browser.learner
  browser.cookie = [browser.cookie, account.cookie].filter(Boolean).join('; ')
  browser.learner = account.learnerId
  return { ...account, before }
}

const exportOf = async (browser: Browser) => {
  const found = await getExport(browser.caller())
  return found.ok ? found.value : found.error
}
const eventsIn = (file: Awaited<ReturnType<typeof exportOf>>) =>
  'events' in file ? file.events.flatMap(({ told: _, ...event }) => (event.deviceId ? [event] : [])) : []

const stateOf = async (browser: Browser) => (await getProgress(browser.caller())).view?.state
const rowsOf = async (db: Db, learner: string | null) => {
  const tables = ['learner', 'learner_credential', 'progress_head', 'progress_event', 'account_user']
  const counts = tables.map((table) =>
    sql.raw(`(select count(*)::int from ${table} where learner_id = '${learner}')`),
  )
  const { rows } = (await db.execute(sql`select ${sql.join(counts, sql` + `)} as rows`)) as {
    rows: { rows: number }[]
  }
  return rows[0]?.rows
}

describe('claiming', () => {
  inPortal('adds what was done before to the account, and says how much it was', async (browser, db) => {
    await browser.sends(browser.answers(first), browser.answers(inline, { right: false }))
    const { before } = await signIn(browser, db)
    expect(await getArrival(browser.caller())).toMatchObject({
      anonymous: { learner: before, answers: 2, lessons: 1, others: 0 },
    })
    const claimed = await claimProgress(browser.caller())
    expect(claimed).toMatchObject({
      ok: true,
      value: { view: { from: before, moved: 2, completed: [], answers: { from: 0, to: 2 } } },
    })
    expect(Object.keys((await stateOf(browser))?.questions ?? {}).sort()).toEqual([first, inline].sort())
    expect(await rowsOf(db, before)).toBe(0)
    expect(await db.select().from(learnerTombstone)).toMatchObject([
      { learnerId: before, what: 'claimed', into: browser.learner },
    ])
  })

  inPortal('completes a lesson of which each knew a part', async (browser, db) => {
    await browser.sends(browser.answers(first))
    await signIn(browser, db)
    await browser.sends(browser.answers(second))
    const claimed = await claimProgress(browser.caller())
    expect(claimed).toMatchObject({
      ok: true,
      value: { view: { moved: 1, completed: [lesson], answers: { from: 1, to: 2 } } },
    })
    expect((await stateOf(browser))?.completed).toEqual([lesson])
  })

  inPortal('carries a completion over once, though both had it', async (browser, db) => {
    await browser.sends(browser.answers(first), browser.answers(second))
    await signIn(browser, db)
    await browser.sends(browser.answers(first), browser.answers(second))
    await claimProgress(browser.caller())
    const completions = await db.execute(sql`select 1 from progress_event where type = 'lesson_completed'`)
    expect((completions as { rows: unknown[] }).rows).toHaveLength(1)
  })

  inPortal('adds nothing when the account has it all', async (browser, db) => {
    const event = browser.answers(first)
    await browser.sends(event)
    await signIn(browser, db)
    await browser.sends(event)
    expect(await claimProgress(browser.caller())).toMatchObject({
      value: { view: { moved: 0, completed: [], answers: { from: 1, to: 1 } } },
    })
  })

  inPortal('puts what it adds after what the account has, in the order it was done', async (browser, db) => {
    await browser.sends(
      browser.answers(second, { right: false }),
      browser.does({ type: 'bookmark_set', subjectId: lesson, payload: { on: true } }),
      browser.answers(first),
    )
    await signIn(browser, db)
    const { cursor } = await browser.sends(browser.answers(inline))
    expect(await claimProgress(browser.caller())).toMatchObject({
      value: { view: { moved: 3, completed: [], answers: { from: 1, to: 3 } } },
    })
    const added = await listChanges(browser.caller(), cursor)
    expect(added.events.map(({ subjectId }) => subjectId)).toEqual([second, lesson, first])
    expect(await browser.sends(browser.answers(second))).toMatchObject({
      cursor: cursor + 5,
      completed: [lesson],
    })
  })

  inPortal('brings over more than fits into one statement', async (browser, db) => {
    await browser.sends(browser.answers(first, { right: false }))
    const [row] = await db.select().from(progressEvent)
    if (!row) throw new Error('nothing stored')
    const more = Array.from({ length: 500 }, (_, index) => ({
      ...row,
      eventId: crypto.randomUUID(),
      head: row.head + 1 + index,
    }))
    await db.insert(progressEvent).values(more)
    const { learnerId } = await signIn(browser, db)
    expect(await claimProgress(browser.caller())).toMatchObject({ value: { view: { moved: 501 } } })
    expect(await db.$count(progressEvent, eq(progressEvent.learnerId, learnerId))).toBe(501)
  })

  inPortal('finds nothing of a learner who was claimed a moment ago', async (_, db) => {
    const { learnerId } = await signedIn(db)
    expect(await claim(db, { from: crypto.randomUUID(), into: learnerId, receivedAt: new Date() })).toBeNull()
  })

  inPortal('happens once, and the next person on that browser gets nothing', async (browser, db) => {
    await browser.sends(browser.answers(first))
    const anonymous = browser.cookie
    await signIn(browser, db)
    await claimProgress(browser.caller())
    expect(await claimProgress(browser.caller())).toMatchObject({ error: { code: 'nothing_there' } })
    const next = new Browser(recordProgress)
    next.cookie = anonymous
    await signIn(next, db)
    expect(await getArrival(next.caller())).toMatchObject({ anonymous: null })
    expect(await claimProgress(next.caller())).toMatchObject({ error: { code: 'nothing_there' } })
    expect(await stateOf(next)).toMatchObject({ questions: {} })
  })

  inPortal(
    'takes in what comes late from another tab as the account’s own, and only once',
    async (browser, db) => {
      const event = browser.answers(first)
      await browser.sends(event)
      const { before, learnerId } = await signIn(browser, db)
      await claimProgress(browser.caller())
      const late = browser.answers(second)
      const batch = { v: 1, expectedLearner: before, events: [event, late] }
      expect(await recordProgress(browser.caller(), batch)).toMatchObject({
        ok: true,
        value: {
          view: { learner: learnerId, verdicts: [{ verdict: 'duplicate' }, { verdict: 'accepted' }] },
        },
      })
    },
  )

  inPortal('needs an account, and a page of ours', async (browser, db) => {
    await browser.sends(browser.answers(first))
    expect(await claimProgress(browser.caller())).toMatchObject({ error: { code: 'signed_out' } })
    await signIn(browser, db)
    const elsewhere = callerOf(
      new Headers({ cookie: browser.cookie, host: 'localhost', origin: 'https://evil.example' }),
    )
    for (const decide of [claimProgress, discardAnonymous, eraseEverything])
      expect(await decide(elsewhere)).toMatchObject({ error: { code: 'cross_site' } })
    expect(await getArrival(browser.caller())).toMatchObject({ anonymous: { answers: 1 } })
  })
})

describe('discarding', () => {
  inPortal('deletes what this browser did before, and nothing of the account', async (browser, db) => {
    await browser.sends(browser.answers(first))
    const { before, learnerId } = await signIn(browser, db)
    await browser.sends(browser.answers(second))
    expect(await discardAnonymous(browser.caller())).toMatchObject({
      ok: true,
      value: { view: { learner: before, events: 1, account: false } },
    })
    expect(await rowsOf(db, before)).toBe(0)
    expect(Object.keys((await stateOf(browser))?.questions ?? {})).toEqual([second])
    expect(learnerId).toBe(browser.learner)
  })
})

describe('deleting everything', () => {
  inPortal('leaves no row, gives a receipt, and refuses what comes late', async (browser, db) => {
    const { learnerId } = await signIn(browser, db)
    await browser.sends(browser.answers(first))
    const late = browser.answers(second)
    expect(await eraseEverything(browser.caller())).toMatchObject({
      ok: true,
      value: {
        view: { learner: learnerId, events: 1, account: true },
        forget: [{ name: 'serverside-session', maxAge: 0 }],
      },
    })
    expect(await rowsOf(db, learnerId)).toBe(0)
    const batch = { v: 1, expectedLearner: learnerId, events: [late] }
    expect(await recordProgress(browser.caller(), batch)).toMatchObject({ error: { code: 'gone' } })
    expect(await eraseEverything(browser.caller())).toMatchObject({ error: { code: 'nothing_there' } })
  })

  inPortal('takes every address of the account along, wherever it stands', async (browser, db) => {
    const { userId } = await signIn(browser, db)
    const address = 'second@example.org'
    await addIdentity(db, userId, { provider: 'email', providerAccountId: address, label: address })
    await keepLink(db, { identifier: address, userId: null, tokenHash: 'hash' })
    const mail = { mailId: crypto.randomUUID(), recipient: address, subject: 's', body: 'b' }
    await db.insert(mailboxMail).values(mail)
    await eraseEverything(browser.caller())
    expect([await db.$count(signInLink), await db.$count(mailboxMail)]).toEqual([0, 0])
  })

  inPortal('works for somebody without an account too', async (browser, db) => {
    await browser.sends(browser.answers(first))
    const { learner } = browser
    expect(await eraseEverything(browser.caller())).toMatchObject({
      ok: true,
      value: { view: { account: false } },
    })
    expect(await rowsOf(db, learner)).toBe(0)
  })
})

describe('an export', () => {
  inPortal('imported after everything was deleted makes the same state', async (browser, db) => {
    const note = { note: '5f0a1f6e-3a52-4f5e-9d41-7a64a1f3c002', text: 'mind the gap', replaces: [] }
    await browser.sends(
      browser.answers(first),
      browser.answers(second),
      browser.answers(inline, { right: false, now: new Date('2020-02-29T23:59:59.999Z') }),
      browser.does({ type: 'bookmark_set', subjectId: 'lsn_aaaaaaaa', payload: { on: true } }),
      browser.does({ type: 'note_written', subjectId: 'lsn_aaaaaaaa', payload: note }),
      browser.does({ type: 'setting_chosen', subjectId: 'name', payload: { value: 'Ada' } }),
    )
    const before = await stateOf(browser)
    const events = eventsIn(await exportOf(browser))
    await eraseEverything(browser.caller())
    const again = new Browser(recordProgress)
    await again.sends(...JSON.parse(JSON.stringify(events)))
    expect(await stateOf(again)).toEqual(before)
    const twice = await again.sends(...events)
    expect(new Set(twice.verdicts.map(({ verdict }) => verdict))).toEqual(new Set(['duplicate']))
    expect(await rowsOf(db, again.learner)).toBeGreaterThan(events.length)
  })

  inPortal('imported on another device that nobody knows makes somebody new there', async (browser) => {
    await browser.sends(browser.answers(first))
    const events = eventsIn(await exportOf(browser))
    const other = new Browser(recordProgress)
    const { verdicts } = await other.sends(...JSON.parse(JSON.stringify(events)))
    expect(verdicts).toMatchObject([{ verdict: 'accepted' }])
    expect(other.learner).not.toBe(browser.learner)
    await other.sends(other.answers(second))
    expect(Object.keys((await stateOf(browser))?.questions ?? {})).toEqual([first])
  })

  inPortal('is for the one whose it is', async (browser, db) => {
    expect(await exportOf(browser)).toEqual({ code: 'nobody' })
    await browser.sends(browser.answers(first))
    const { learnerId } = await signIn(browser, db)
    expect(await exportOf(browser)).toMatchObject({ learner: learnerId, events: [] })
  })

  inPortal('is made ten times an hour, from whatever browser its learner asks', async (browser, db) => {
    const { userId } = await signIn(browser, db)
    const other = new Browser(recordProgress)
    const token = newToken()
    await openSession(db, { token, userId })
    other.cookie = `serverside-session=${token}`
    for (let count = 0; count < 10; count++)
      expect(await exportOf(count % 2 ? browser : other)).toHaveProperty('events')
    expect(await exportOf(browser)).toMatchObject({ code: 'too_many' })
    expect(await exportOf(other)).toMatchObject({ code: 'too_many' })
  })

  inPortal('asked for with a made-up cookie leaves nothing in the database', async (browser, db) => {
    browser.cookie = `serverside-learner=${newToken()}`
    expect(await exportOf(browser)).toEqual({ code: 'nobody' })
    expect(await db.$count(rateLimit)).toBe(0)
  })
})
