import fc from 'fast-check'
import { expect, it, vi } from 'vitest'
import { rolledBack } from '@/lib/db/testing/embedded'
import { substituteDatabase } from '@/lib/db/testing/substitute'
import { registerQuestions } from '@/lib/progress/revisions'
import { newQuestions, oldQuestions } from '@/lib/progress/testing/questions'
import type { Choice, Luck } from './browser'
import { type Deed, Life } from './life'

// All lives come from one address and in one transaction, in which no minute ever passes for the limit of batches.
vi.hoisted(() => {
  process.env.PROGRESS_LIMIT = '0'
})
vi.mock('@/lib/content/catalog', async () => (await import('@/lib/progress/testing/questions')).catalog)

/** `npm run test:faults lives` sets more. */
const runs = Number(process.env.LIVES ?? 200)

const at = fc.nat(1)
const pick = fc.nat(99)
const often = fc.constantFrom(
  'answer' as const,
  'answer' as const,
  'answer' as const,
  'bookmark' as const,
  'note' as const,
  'reset' as const,
)
const seldom = fc.constantFrom(
  'go offline' as const,
  'go online' as const,
  'kill tab' as const,
  'send now' as const,
  'sign out' as const,
  'edit lessons' as const,
)
const deed: fc.Arbitrary<Deed> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ at, pick, does: often }) },
  { weight: 4, arbitrary: fc.record({ at, pick, does: seldom }) },
  {
    weight: 1,
    arbitrary: fc.record({
      at,
      pick,
      does: fc.constant('jump clock' as const),
      days: fc.integer({ min: -3650, max: 3650 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      at,
      pick,
      does: fc.constant('sign in' as const),
      who: fc.nat(1),
      choice: fc.constantFrom<Choice>('add', 'keep', 'discard'),
    }),
  },
)
const luck = fc.constantFrom<Luck>(
  'arrives',
  'arrives',
  'request lost',
  'answer lost',
  'arrives twice',
  'tab killed after commit',
)

it(
  'whatever two people do at two browsers, everything they did ends where it belongs, once, and nowhere else',
  () =>
    rolledBack(async (db) => {
      substituteDatabase(db)
      await registerQuestions(db, oldQuestions)
      await registerQuestions(db, newQuestions)
      const property = fc.asyncProperty(
        fc.array(deed, { minLength: 3, maxLength: 25 }),
        fc.infiniteStream(luck),
        async (deeds, lucks) => {
          const life = new Life(db, () => lucks.next().value ?? 'arrives')
          await life.begin()
          for (const one of deeds) await life.act(one)
          expect(await life.end()).toEqual([])
        },
      )
      await fc.assert(property, { numRuns: runs, endOnFailure: false })
    }),
  3_600_000,
)
