import { eq, max, sql } from 'drizzle-orm'
import { describe, expect, vi } from 'vitest'
import { learner } from '@/lib/auth/tables'
import { recordProgress } from './commands'
import { getProgress, listChanges } from './queries'
import { progressEvent, questionCatalog, questionRevision } from './tables'
import { Browser } from './testing/browser'
import { inPortal } from './testing/in-portal'
import {
  added,
  catalog,
  first,
  inline,
  lesson,
  newQuestions,
  oldQuestions,
  other,
  otherLesson,
  second,
} from './testing/questions'

vi.mock('@/lib/content/catalog', async () => (await import('./testing/questions')).catalog)

const verdicts = (view: { verdicts: { verdict: string }[] }) => view.verdicts.map(({ verdict }) => verdict)

describe('a revision', () => {
  inPortal(
    'that nobody deployed is to be sent again whatever the clock of the device says',
    async (browser, db) => {
      const fresh = browser.answers(first, { rev: 'r9' })
      const old = browser.answers(first, { rev: 'r9', now: new Date('2020-01-01') })
      expect((await browser.sends(fresh, old)).verdicts).toMatchObject([
        { verdict: 'retry' },
        { verdict: 'retry' },
      ])
      expect((await db.select().from(learner)).length).toBe(0)
    },
  )

  inPortal('stays gradable after the question was edited or retired', async (browser) => {
    await browser.sends(browser.answers(inline))
    catalog.present = newQuestions
    const view = await browser.sends(
      browser.answers(inline),
      browser.answers(first),
      browser.answers(first, { rev: 'r2' }),
    )
    expect(verdicts(view)).toEqual(['accepted', 'accepted', 'accepted'])
  })

  inPortal('is registered with its whole catalog once', async (browser, db) => {
    await browser.sends(browser.answers(first))
    await browser.sends(browser.answers(second))
    expect((await db.select().from(questionRevision)).length).toBe(oldQuestions.length)
    expect((await db.select().from(questionCatalog)).length).toBe(1)
  })
})

describe('a lesson', () => {
  inPortal('is complete when each of its checks was right at least once', async (browser) => {
    expect((await browser.sends(browser.answers(first), browser.answers(inline))).completed).toEqual([])
    expect((await browser.sends(browser.answers(second, { right: false }))).completed).toEqual([])
    expect((await browser.sends(browser.answers(second))).completed).toEqual([lesson])
    expect((await getProgress(browser.caller())).view?.state.completed).toEqual([lesson])
  })

  inPortal('is not completed by what somebody else answered', async (browser) => {
    await browser.sends(browser.answers(first))
    const sister = new Browser(recordProgress)
    expect((await sister.sends(sister.answers(second))).completed).toEqual([])
    expect((await sister.sends(sister.answers(first))).completed).toEqual([lesson])
    expect((await browser.sends(browser.answers(second))).completed).toEqual([lesson])
  })

  inPortal('is completed beside another by one batch, and what follows is told too', async (browser) => {
    const answers = [browser.answers(other), browser.answers(second), browser.answers(first)]
    expect(await browser.sends(...answers)).toMatchObject({ completed: [lesson, otherLesson], cursor: 5 })
    expect(await browser.sends(browser.answers(first))).toMatchObject({ completed: [], cursor: 6 })
    const { events, cursor } = await listChanges(browser.caller(), 0)
    expect([events.length, new Set(events.map(({ eventId }) => eventId)).size, cursor]).toEqual([6, 6, 6])
  })

  inPortal(
    'is completed at the moment the server learns of it, on the day it is then',
    async (browser, db) => {
      await browser.sends(
        browser.answers(first, { now: new Date('2026-01-02') }),
        browser.answers(second, { now: new Date('2026-01-02') }),
      )
      const [completion] = await db
        .select()
        .from(progressEvent)
        .where(eq(progressEvent.type, 'lesson_completed'))
      const { receivedAt } = completion ?? { receivedAt: new Date(0) }
      const localDay = receivedAt.toISOString().slice(0, 10)
      expect(completion).toMatchObject({
        occurredAt: receivedAt,
        localDay,
        lessonId: lesson,
        subjectId: lesson,
      })
    },
  )

  inPortal('is completed once, and stays complete when a check is added', async (browser, db) => {
    await browser.sends(browser.answers(first), browser.answers(second))
    catalog.present = newQuestions
    expect((await browser.sends(browser.answers(added, { rev: 'r2' }))).completed).toEqual([])
    const completions = await db
      .select()
      .from(progressEvent)
      .where(eq(progressEvent.type, 'lesson_completed'))
    expect(completions).toMatchObject([{ subjectId: lesson, payload: {} }])
  })

  inPortal('that is answered again raises the cursor by what was stored', async (browser, db) => {
    const { cursor } = await browser.sends(browser.answers(first), browser.answers(second))
    const again = browser.answers(first)
    expect((await browser.sends(again)).cursor).toBe(cursor + 1)
    expect((await browser.sends(browser.answers(second), again, again)).cursor).toBe(cursor + 2)
    const [stored] = await db.select({ head: max(progressEvent.head) }).from(progressEvent)
    expect(stored?.head).toBe(cursor + 2)
  })

  inPortal('that was complete before leaves no gap behind which later answers vanish', async (browser) => {
    await browser.sends(browser.answers(other))
    const view = await browser.sends(browser.answers(other), browser.answers(first), browser.answers(second))
    expect(view.completed).toEqual([lesson])
    expect(verdicts(await browser.sends(browser.answers(first), browser.answers(first)))).toEqual([
      'accepted',
      'accepted',
    ])
    const { events, cursor } = await listChanges(browser.caller(), 0)
    expect(events.length).toBe(8)
    expect(await listChanges(browser.caller(), cursor)).toMatchObject({ events: [] })
  })

  inPortal('completes alike in whatever order two devices of one learner sync', async (browser, db) => {
    const laptop = [browser.answers(first, { now: new Date('2026-01-02') }), browser.answers(other)]
    const phone = [browser.answers(second, { rev: 'r2', now: new Date('2026-01-01') })]
    const outcomes = []
    for (const order of [[laptop, phone], [phone, laptop], [[...laptop, ...phone]]]) {
      await db.delete(learner)
      const device = new Browser(recordProgress)
      catalog.present = newQuestions
      await device.sends(browser.answers(other, { now: new Date('2026-01-01') }))
      catalog.present = oldQuestions
      for (const events of order) await device.sends(...events)
      const completions = await db
        .select({
          lesson: progressEvent.subjectId,
          payload: progressEvent.payload,
          hash: progressEvent.payloadHash,
          isReceipt: sql<boolean>`occurred_at = received_at`,
        })
        .from(progressEvent)
        .where(eq(progressEvent.type, 'lesson_completed'))
      outcomes.push(completions.sort((a, b) => (a.lesson < b.lesson ? -1 : 1)))
    }
    expect(outcomes[0]?.map(({ lesson }) => lesson)).toEqual([lesson, otherLesson])
    expect(outcomes[1]).toEqual(outcomes[0])
    expect(outcomes[2]).toEqual(outcomes[0])
  })
})
