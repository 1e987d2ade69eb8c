import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { signedIn } from '@/lib/auth/testing/sign-in'
import type { OpenDatabase } from '@/lib/db/db-type'
import { openPostgres } from '@/lib/db/postgres'
import { type Cluster, findPostgres, startPostgres } from '@/lib/db/testing/postgres'
import { substituteDatabase } from '@/lib/db/testing/substitute'
import { log } from '@/lib/log'
import { recordProgress } from '@/lib/progress/commands'
import { progressEvent } from '@/lib/progress/tables'
import { Browser } from '@/lib/progress/testing/browser'
import { first, inline } from '@/lib/progress/testing/questions'
import { claimProgress } from './commands'

vi.mock('@/lib/content/catalog', async () => (await import('@/lib/progress/testing/questions')).catalog)

const tools = findPostgres()

/** What only shows when claims and writes really run at once. */
describe.skipIf(!tools)(`claiming on PostgreSQL${tools ? '' : ' (skipped: no initdb found)'}`, () => {
  let cluster: Cluster
  let opened: OpenDatabase

  beforeAll(async () => {
    if (!tools) return
    cluster = await startPostgres(tools)
    opened = await openPostgres(cluster.url, 8)
    substituteDatabase(opened.db)
  })
  afterAll(async () => {
    await opened?.close()
    await cluster?.remove()
  })

  /** Somebody who answered before they signed in; `tab` is a page that does not know of the account yet. */
  const arriving = async () => {
    const tab = new Browser(recordProgress)
    const events = Array.from({ length: 5 }, () => tab.answers(first))
    await tab.sends(...events)
    const account = await signedIn(opened.db)
    const browser = new Browser(recordProgress)
    browser.cookie = `${tab.cookie}; ${account.cookie}`
    return { tab, browser, events, learnerId: account.learnerId }
  }
  const eventsOf = async (learnerId: string) => {
    const rows = await opened.db.select().from(progressEvent).where(eq(progressEvent.learnerId, learnerId))
    return { ids: rows.map(({ eventId }) => eventId).sort(), heads: rows.map(({ head }) => head).sort() }
  }

  it('in several tabs at once adds everything once, and alarms nobody', async () => {
    const { browser, events, learnerId } = await arriving()
    const alarm = vi.spyOn(log, 'error')
    const claims = await Promise.all(Array.from({ length: 6 }, () => claimProgress(browser.caller())))
    expect(claims.filter(({ ok }) => ok)).toMatchObject([{ value: { view: { moved: 5 } } }])
    const codes = new Set(claims.flatMap((claim) => (claim.ok ? [] : [claim.error.code])))
    expect([...codes].filter((code) => code !== 'unavailable' && code !== 'nothing_there')).toEqual([])
    const stored = await eventsOf(learnerId)
    expect(stored).toEqual({ ids: events.map(({ eventId }) => eventId).sort(), heads: [1, 2, 3, 4, 5] })
    expect(alarm).not.toHaveBeenCalled()
  })

  it('loses and doubles nothing that other tabs send meanwhile', async () => {
    const { tab, browser, events, learnerId } = await arriving()
    const late = Array.from({ length: 12 }, () => tab.answers(inline))
    const batchOf = (event: unknown) => ({ v: 1, expectedLearner: tab.learner, events: [event] })
    const [claimed] = await Promise.all([
      claimProgress(browser.caller()),
      ...late.map((event) => tab.tries(batchOf(event))),
    ])
    expect(claimed.ok).toBe(true)
    for (const event of late)
      expect(await recordProgress(browser.caller(), batchOf(event))).toMatchObject({ ok: true })
    const { ids, heads } = await eventsOf(learnerId)
    expect(ids).toEqual([...events, ...late].map(({ eventId }) => eventId).sort())
    expect(new Set(heads).size).toBe(17)
  })
})
