import { expect, vi } from 'vitest'
import type { QuestionEntry } from '@/lib/content/view'
import { getProgress } from './queries'
import { inPortal } from './testing/in-portal'
import { catalog, first, inline, lesson, oldQuestions, other, otherLesson, second } from './testing/questions'

vi.mock('@/lib/content/catalog', async () => (await import('./testing/questions')).catalog)

const every = (change: (question: QuestionEntry) => Partial<QuestionEntry>) =>
  oldQuestions.map((question) => ({ ...question, ...change(question) }))
/** What authors may do to all of the content at once. */
const changes: Record<string, QuestionEntry[]> = {
  edited: every(({ rev }) => ({ rev: `${rev}x`, key: { kind: 'single', right: [2], of: 3 } })),
  'moved to another lesson': every(({ lessonId, rev }) => ({
    rev: `${rev}y`,
    lessonId: lessonId === lesson ? otherLesson : lesson,
  })),
  'no check any more': every(({ rev }) => ({ rev: `${rev}z`, check: false, checks: [] })),
  retired: [],
}

for (const [how, questions] of Object.entries(changes))
  inPortal(
    `every question ${how}: nobody’s progress changes, and pages still open go on`,
    async (browser) => {
      const stateOf = async () => (await getProgress(browser.caller())).view?.state
      await browser.sends(
        browser.answers(first),
        browser.answers(second),
        browser.answers(inline, { right: false }),
      )
      const before = await stateOf()
      expect(before?.completed).toEqual([lesson])
      catalog.present = questions
      expect(await stateOf()).toEqual(before)
      const late = await browser.sends(browser.answers(other), browser.answers(first))
      expect(late.verdicts).toMatchObject([
        { verdict: 'accepted', right: true },
        { verdict: 'accepted', right: true },
      ])
      expect((await stateOf())?.completed).toEqual([lesson, otherLesson])
    },
  )
