import { describe, expect, vi } from 'vitest'
import { withDb } from '@/lib/db/db'
import { Overtaken } from '@/lib/db/unavailable'
import { log } from '@/lib/log'
import { ingest } from './ingest'
import { getProgress } from './queries'
import { progressHead } from './tables'
import { inPortal } from './testing/in-portal'
import { first, second } from './testing/questions'

vi.mock('@/lib/content/catalog', async () => (await import('./testing/questions')).catalog)

describe('storing a batch', () => {
  inPortal('leaves no gap in the numbers when some are sent again', async (browser) => {
    const [event, next] = [browser.answers(first, { right: false }), browser.answers(first, { right: false })]
    await browser.sends(event)
    expect((await browser.sends(event, event)).cursor).toBe(1)
    expect((await browser.sends(next, event, next)).cursor).toBe(2)
    expect((await browser.sends(browser.answers(first))).cursor).toBe(3)
    expect((await getProgress(browser.caller())).view?.cursor).toBe(3)
  })

  inPortal('keeps the cursor where it is when nothing can be stored', async (browser) => {
    const { cursor } = await browser.sends(browser.answers(first))
    expect(await browser.sends(null)).toMatchObject({ learner: browser.learner, cursor, completed: [] })
    expect((await browser.sends(browser.answers(first))).cursor).toBe(cursor + 1)
  })

  inPortal('fails aloud, and drops nothing, when a number is taken already', async (browser, db) => {
    await browser.sends(browser.answers(first))
    await db.update(progressHead).set({ head: 0 })
    await expect(browser.sends(browser.answers(second))).rejects.toThrow('Failed query')
  })

  inPortal(
    'asks to be tried again when the learner is deleted meanwhile, and for no other failure',
    async () => {
      const alarm = vi.spyOn(log, 'error')
      const write = (learnerId: string) =>
        withDb((db) =>
          db.transaction((transaction) =>
            ingest(transaction, { learnerId, admitted: [], receivedAt: new Date() }),
          ),
        )
      await expect(write(crypto.randomUUID())).rejects.toEqual(new Overtaken('the learner is gone'))
      await expect(write('nobody')).rejects.toThrow('Failed query')
      expect(alarm).not.toHaveBeenCalled()
    },
  )
})
