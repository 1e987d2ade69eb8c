import { describe, expect, vi } from 'vitest'
import { fold } from './fold'
import { getProgress, listChanges } from './queries'
import { shown } from './shown'
import { progressEvent, progressHead } from './tables'
import { inPortal } from './testing/in-portal'
import { first, lesson, second } from './testing/questions'

vi.mock('@/lib/content/catalog', async () => (await import('./testing/questions')).catalog)

const page = 'lsn_aaaaaaaa'
const note = { note: '5f0a1f6e-3a52-4f5e-9d41-7a64a1f3c002', text: 'mind the gap', replaces: [] }

describe('what is no answer', () => {
  inPortal('is stored once, told back, and makes a learner too', async (browser) => {
    const events = [
      browser.does({ type: 'bookmark_set', subjectId: page, payload: { on: true } }),
      browser.does({ type: 'note_written', subjectId: page, payload: note }),
      browser.does({ type: 'setting_chosen', subjectId: 'daily_goal', payload: { value: 5 } }),
    ]
    const view = await browser.sends(...events)
    expect(view.verdicts).toMatchObject(events.map(() => ({ verdict: 'accepted', right: null })))
    expect((await browser.sends(...events)).verdicts).toMatchObject(
      events.map(() => ({ verdict: 'duplicate', right: null })),
    )
    const state = (await getProgress(browser.caller())).view?.state
    expect(state?.bookmarks[page]?.value).toBe(true)
    expect(Object.values(state?.notes[note.note]?.versions ?? {})).toMatchObject([{ text: note.text }])
    expect(state?.settings.daily_goal?.value).toBe(5)
    expect(state).toEqual(fold((await listChanges(browser.caller(), 0)).events))
  })

  inPortal('is not the latest word for ever because a clock ran ten years ahead', async (browser, db) => {
    const ahead = new Date(Date.now() + 10 * 365 * 24 * 3600 * 1000)
    const marks = (on: boolean, now?: Date) =>
      browser.does({ type: 'bookmark_set', subjectId: page, payload: { on } }, now)
    const aims = (value: number, now?: Date) =>
      browser.does({ type: 'setting_chosen', subjectId: 'daily_goal', payload: { value } }, now)
    await browser.sends(
      browser.answers(first, { right: false, now: ahead }),
      marks(false, ahead),
      aims(1, ahead),
    )
    await new Promise((resolve) => setTimeout(resolve, 2))
    await browser.sends(browser.answers(first), marks(true), aims(9))
    const state = (await getProgress(browser.caller())).view?.state
    expect(state?.questions[first]?.last.right).toBe(true)
    expect(state?.bookmarks[page]?.value).toBe(true)
    expect(state?.settings.daily_goal?.value).toBe(9)
    const stored = await db.select({ at: progressEvent.occurredAt }).from(progressEvent)
    expect(stored.filter(({ at }) => at.getTime() === ahead.getTime()).length).toBe(3)
  })

  inPortal(
    'is told on, and counts for nothing, when a newer build beside us stored it',
    async (browser, db) => {
      await browser.sends(browser.answers(first))
      const before = (await getProgress(browser.caller())).view?.state
      const [head] = await db.update(progressHead).set({ head: 2 }).returning()
      const [row] = await db.select().from(progressEvent)
      if (!head || !row) throw new Error('nothing stored')
      const eventId = browser.answers(first).eventId
      await db
        .insert(progressEvent)
        .values({ ...row, eventId, head: head.head, type: 'lab_run', right: null })
      await browser.sends(browser.answers(second, { right: false }))
      const state = (await getProgress(browser.caller())).view?.state
      expect(Object.keys(state?.questions ?? {}).sort()).toEqual([first, second])
      expect(state?.questions[first]).toEqual(before?.questions[first])
      expect((await listChanges(browser.caller(), 0)).events).toMatchObject([
        {},
        { type: 'lab_run', eventId },
        {},
      ])
    },
  )

  inPortal('takes answers back without taking them from the store', async (browser) => {
    const answer = browser.answers(first)
    await browser.sends(answer)
    const payload = { removes: [answer.eventId] }
    await browser.sends(browser.does({ type: 'progress_reset', subjectId: lesson, payload }))
    const state = (await getProgress(browser.caller())).view?.state
    expect(Object.keys(state?.questions ?? {})).toEqual([first])
    expect(state && shown(state).questions).toEqual({})
  })

  inPortal('with the id of something else is a conflict, and the first stays', async (browser) => {
    const mark = browser.does({ type: 'bookmark_set', subjectId: page, payload: { on: true } })
    await browser.sends(mark)
    const view = await browser.sends({ ...mark, payload: { on: false } })
    expect(view.verdicts).toMatchObject([{ verdict: 'conflict' }])
    expect((await getProgress(browser.caller())).view?.state.bookmarks[page]?.value).toBe(true)
  })
})
