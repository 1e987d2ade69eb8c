import { setTimeout as sleep } from 'node:timers/promises'
import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { learner } from '@/lib/auth/tables'
import type { OpenDatabase } from '@/lib/db/db-type'
import { openPostgres } from '@/lib/db/postgres'
import { type Cluster, findPostgres, startPostgres } from '@/lib/db/testing/postgres'
import { substituteDatabase } from '@/lib/db/testing/substitute'
import { recordProgress } from './commands'
import { getProgress, listChanges } from './queries'
import { progressEvent, progressHead } from './tables'
import { Browser } from './testing/browser'
import { first, inline, second } from './testing/questions'

vi.mock('@/lib/content/catalog', async () => (await import('./testing/questions')).catalog)

const tools = findPostgres()

function gate() {
  let open: () => void = () => undefined
  const opened = new Promise<void>((resolve) => {
    open = resolve
  })
  return { open, opened }
}

/** What only shows when several writers really run at once. */
describe.skipIf(!tools)(`on PostgreSQL${tools ? '' : ' (skipped: no initdb found)'}`, () => {
  let cluster: Cluster
  let opened: OpenDatabase
  const pool = 8

  beforeAll(async () => {
    if (!tools) return
    cluster = await startPostgres(tools)
    opened = await openPostgres(cluster.url, pool)
    substituteDatabase(opened.db)
  })
  afterAll(async () => {
    await opened?.close()
    await cluster?.remove()
  })
  beforeEach(async () => {
    await opened.db.delete(learner)
  })

  const knownBrowser = async () => {
    const browser = new Browser(recordProgress)
    await browser.sends(browser.answers(inline))
    return browser
  }
  const allEvents = () =>
    opened.db.select({ id: progressEvent.eventId, head: progressEvent.head }).from(progressEvent)

  it('two tabs that send the same answers at once store each of them once', async () => {
    const browser = await knownBrowser()
    const events = Array.from({ length: 20 }, () => browser.answers(first))
    const views = await Promise.all(Array.from({ length: 8 }, () => browser.sends(...events)))
    const accepted = views.flatMap(({ verdicts }) => verdicts.filter(({ verdict }) => verdict === 'accepted'))
    expect(accepted.length).toBe(events.length)
    expect((await allEvents()).length).toBe(events.length + 1)
  })

  it('a very first batch that is sent several times at once makes one learner', async () => {
    const origin = new Browser(recordProgress)
    const events = [origin.answers(first), origin.answers(inline)]
    const batch = { v: 1, expectedLearner: null, births: [origin.birth], events }
    const sent = await Promise.all(Array.from({ length: 6 }, () => new Browser(recordProgress).tries(batch)))
    const views = sent.flatMap((one) => (one.ok ? [one.value.view] : []))
    expect(new Set(views.map((view) => view.learner)).size).toBe(1)
    expect(views).toHaveLength(6)
    expect((await opened.db.select().from(learner)).length).toBe(1)
    expect((await allEvents()).length).toBe(events.length)
  })

  it('writers that run at once number their events without gap in visibility or repetition', async () => {
    const browser = await knownBrowser()
    await Promise.all(
      Array.from({ length: 40 }, () => browser.sends(browser.answers(first), browser.answers(inline))),
    )
    const heads = (await allEvents()).map(({ head }) => head)
    expect(new Set(heads).size).toBe(81)
    const [{ head } = { head: -1 }] = await opened.db.select({ head: progressHead.head }).from(progressHead)
    expect(head).toBe(Math.max(...heads))
  })

  it('a reader who pulls while a write is open gets it with the next pull', async () => {
    const browser = await knownBrowser()
    const { cursor } = await listChanges(browser.caller(), 0)
    const commit = gate()
    const written = gate()
    // What `ingest` does, held open before its commit.
    const slow = opened.db.transaction(async (transaction) => {
      const [row] = await transaction.select().from(progressHead).for('update')
      const [copy] = await transaction.select().from(progressEvent)
      if (!row || !copy) throw new Error('nothing to copy')
      const eventId = browser.answers(first).eventId
      await transaction.insert(progressEvent).values({ ...copy, eventId, head: row.head + 1 })
      await transaction
        .update(progressHead)
        .set({ head: row.head + 1 })
        .where(eq(progressHead.learnerId, row.learnerId))
      written.open()
      await commit.opened
    })
    await written.opened
    const fast = browser.sends(browser.answers(second))
    await sleep(50)
    const meanwhile = await listChanges(browser.caller(), cursor)
    commit.open()
    await Promise.all([slow, fast])
    const later = await listChanges(browser.caller(), meanwhile.cursor)
    expect(meanwhile.events.length + later.events.length).toBe(2)
    expect((await getProgress(browser.caller())).view?.cursor).toBe(later.cursor)
  })

  it('more writers than connections and patience are told to come again, and later ones are served', async () => {
    const browser = await knownBrowser()
    const release = gate()
    const hogs = Array.from({ length: pool }, () =>
      opened.db.transaction(async (transaction) => {
        await transaction.execute(sql`select 1`)
        await release.opened
      }),
    )
    const refused = await browser.tries({
      v: 1,
      expectedLearner: browser.learner,
      events: [browser.answers(first)],
    })
    expect(refused).toMatchObject({ ok: false, error: { code: 'unavailable' } })
    release.open()
    await Promise.all(hogs)
    expect((await browser.sends(browser.answers(first))).verdicts).toMatchObject([{ verdict: 'accepted' }])
  })

  it('a server that is killed between two statements fails that transaction and nothing else', async () => {
    const begun = gate()
    const killed = gate()
    const transaction = opened.db.transaction(async (open) => {
      await open.execute(sql`select 1`)
      begun.open()
      await killed.opened
      await open.execute(sql`select 1`)
    })
    const failure = transaction.catch((error: unknown) => error)
    await begun.opened
    await cluster.kill()
    await sleep(50)
    killed.open()
    expect(await failure).toBeInstanceOf(Error)
    await cluster.start()
    expect(await opened.db.select({ id: learner.learnerId }).from(learner)).toEqual([])
  })

  it('a server that is killed means "come again", and nothing acknowledged is lost', async () => {
    const browser = await knownBrowser()
    const event = browser.answers(first)
    const { cursor } = await browser.sends(event)
    await cluster.kill()
    const batch = { v: 1, expectedLearner: browser.learner, events: [browser.answers(second)] }
    expect(await browser.tries(batch)).toMatchObject({ ok: false, error: { code: 'unavailable' } })
    await cluster.start()
    expect((await browser.tries(batch)).ok).toBe(true)
    const kept = await listChanges(browser.caller(), 0)
    expect(kept.events.map(({ eventId }) => eventId)).toContain(event.eventId)
    expect(kept.cursor).toBeGreaterThan(cursor)
  })
})
