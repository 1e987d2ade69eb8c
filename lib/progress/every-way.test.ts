import { eq, max, sql } from 'drizzle-orm'
import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { learner } from '@/lib/auth/tables'
import type { Db } from '@/lib/db/db-type'
import { rolledBack } from '@/lib/db/testing/embedded'
import { substituteDatabase } from '@/lib/db/testing/substitute'
import { recordProgress } from './commands'
import { fold } from './fold'
import { overview } from './overview'
import { getProgress, listChanges } from './queries'
import type { ToldEvent } from './record'
import { progressEvent } from './tables'
import { Browser } from './testing/browser'
import { added, catalog, first, newQuestions, oldQuestions, other, second } from './testing/questions'

vi.mock('@/lib/content/catalog', async () => (await import('./testing/questions')).catalog)
catalog.present = [...oldQuestions, ...newQuestions.filter(({ rev }) => rev === 'r2')]

type Made = { question: string; right: boolean; rev: string }
const right = fc.nat(4).map((chance) => chance > 0)
const made: fc.Arbitrary<Made> = fc.oneof(
  fc.record({ question: fc.constantFrom(first, second, other, other), right, rev: fc.constant('r1') }),
  fc.record({ question: fc.constantFrom(first, second, added), right, rev: fc.constant('r2') }),
)
/** Events, and two ways to send them: cut into batches, in any order, some more than once. */
const plan = fc.array(made, { minLength: 4, maxLength: 10 }).chain((events) => {
  const indices = events.map((_, index) => index)
  const order = fc
    .tuple(fc.shuffledSubarray(indices, { minLength: indices.length }), fc.shuffledSubarray(indices))
    .map(([all, again]) => [...all, ...again])
  const way = fc.record({ order, batchSize: fc.integer({ min: 1, max: 4 }) })
  return fc.record({ events: fc.constant(events), ways: fc.tuple(way, way) })
})

type Way = { order: number[]; batchSize: number }

/** A learner whose first answer was given long ago sends the events in the given way. */
async function travel(events: Made[], { order, batchSize }: Way) {
  const browser = new Browser(recordProgress)
  await browser.sends(browser.answers(other, { right: false, now: new Date('2026-01-01') }))
  const all = events.map(({ question, ...said }, index) => ({
    ...browser.answers(question, { ...said, now: new Date(Date.UTC(2026, 1, 1, 0, index)) }),
    eventId: `01a20539-55bf-773d-97ad-${String(index).padStart(12, '0')}`,
  }))
  const sent = order.flatMap((index) => all[index] ?? [])
  const pulled: ToldEvent[] = []
  let cursor = 0
  for (let start = 0; start < sent.length; start += batchSize) {
    await browser.sends(...sent.slice(start, start + batchSize))
    const changes = await listChanges(browser.caller(), cursor)
    pulled.push(...changes.events)
    cursor = changes.cursor
  }
  return { browser, pulled, cursor }
}

async function arrives(db: Db, events: Made[], way: Way) {
  await db.delete(learner)
  const { browser, pulled, cursor } = await travel(events, way)
  const [top] = await db.select({ head: max(progressEvent.head) }).from(progressEvent)
  expect(cursor).toBe(top?.head)
  expect(new Set(pulled.map(({ eventId }) => eventId)).size).toBe(pulled.length)
  expect(pulled.filter(({ type }) => type === 'question_answered').length).toBe(events.length + 1)
  const state = (await getProgress(browser.caller())).view?.state
  expect(state).toEqual(fold(pulled))
  const stored = await completions(db)
  expect(stored.filter(({ isDatedByReceipt }) => !isDatedByReceipt)).toEqual([])
  return state && { ...overview(state), completed: state.completed, stored }
}

/** What is stored of them besides whose they are, their number, and when the server learned of it. */
const completions = (db: Db) =>
  db
    .select({
      lesson: progressEvent.subjectId,
      payload: progressEvent.payload,
      hash: progressEvent.payloadHash,
      isDatedByReceipt: sql<boolean>`occurred_at = received_at`,
    })
    .from(progressEvent)
    .where(eq(progressEvent.type, 'lesson_completed'))
    .orderBy(progressEvent.subjectId)

describe('whatever way events take to the server', () => {
  it(
    'each is stored once and pulled once, and the state is the same',
    () =>
      rolledBack(async (db) => {
        substituteDatabase(db)
        const property = fc.asyncProperty(plan, async ({ events, ways: [one, another] }) => {
          expect(await arrives(db, events, one)).toEqual(await arrives(db, events, another))
        })
        await fc.assert(property, { numRuns: 30 })
      }),
    300_000,
  )
})
