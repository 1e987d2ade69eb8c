import type { Page } from '@playwright/test'
import { answerRightly, checksOf, expect, firstLesson } from '../fixtures'

/** Test kit: an answer that a reader gives in one step. */
const quick = checksOf(firstLesson.id).flatMap((view, index) =>
  view.kind === 'single' || view.kind === 'multiple' ? [{ view, index }] : [],
)

/** Answers one of the first lesson’s checks; what is done with it is for the test to say. */
export async function answers(page: Page, which = 0) {
  const one = quick[which]
  if (!one) throw new Error(`the first lesson has no ${which + 1} choices`)
  if (new URL(page.url(), 'http://x').pathname !== firstLesson.href)
    await page.goto(firstLesson.href, { waitUntil: 'networkidle' })
  await answerRightly(page, one.view, one.index)
  return one.view.id
}

/** Answers, and waits until the server has it. */
export async function answersAndSaves(page: Page, which = 0) {
  const id = await answers(page, which)
  await expect(page.getByRole('banner').getByText('saved', { exact: true })).toBeVisible()
  return id
}

type Kept = { learner: string | null; questions: string[]; events: string[] }

/** What the server has of this browser’s learner. */
export async function keptOf(page: Page): Promise<Kept> {
  const { learner, state } = await (await page.request.get('/api/progress')).json()
  const questions: Record<string, { attempts: object }> = state.questions
  const events = Object.values(questions).flatMap(({ attempts }) => Object.keys(attempts))
  return { learner, questions: Object.keys(questions).sort(), events }
}
