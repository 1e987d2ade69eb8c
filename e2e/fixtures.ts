import fs from 'node:fs'
import { test as base, expect, type Page } from '@playwright/test'
import type { Body, IslandSegment } from '@/lib/content/body'
import type { QuestionView } from '@/lib/quiz/view'
import { peersOf } from './kit/peer-addresses'

export { expect }

/** Addresses that no sitemap lists, and one that does not exist. */
export const unlisted = [
  '/dashboard',
  '/notes',
  '/settings',
  '/settings/delete',
  '/outbox',
  '/sign-in',
  '/sign-in/sent',
  '/sign-in/confirm',
  '/search?q=request',
  '/offline',
  '/no-such-page',
]

/** A test fails when its page breaks the security policy, throws, or asks another host for anything but signing in. */
export const test = base.extend<{ faults: string[] }>({
  /** Scripts start after the first paint: going to a page waits until they are at work, as no reader need. */
  page: async ({ page, javaScriptEnabled }, use) => {
    const goto = page.goto.bind(page)
    page.goto = async (url, options) => {
      const response = await goto(url, options)
      if (javaScriptEnabled !== false) await isAtWork(page)
      return response
    }
    await use(page)
  },
  faults: [
    async ({ page, baseURL }, use) => {
      const faults: string[] = []
      const { issuer } = peersOf(Number(new URL(baseURL ?? '').port))
      page.on('console', (message) => {
        if (/Content.Security.Policy|hydrat/i.test(message.text())) faults.push(message.text())
      })
      page.on('pageerror', (error) => faults.push(String(error)))
      page.on('request', (request) => {
        const { protocol, origin } = new URL(request.url())
        // What the provider's own pages ask for is its affair.
        const isOurs = origin === baseURL || origin === issuer || page.url().startsWith(issuer)
        if (protocol.startsWith('http') && !isOurs) faults.push(`asked another host: ${request.url()}`)
      })
      await use(faults)
      expect(faults).toEqual([])
    },
    { auto: true },
  ],
})

/** Waits for the scripts of a page; a page that has none of ours, such as a file, is not waited for. */
export async function isAtWork(page: Page): Promise<void> {
  if ((await page.locator('html[data-js]').count()) > 0) await page.locator('html[data-js="ready"]').waitFor()
}

/** Every address of the sitemap, as paths. */
export async function listedRoutes(page: Page): Promise<string[]> {
  const response = await page.request.get('/sitemap.xml')
  return [...(await response.text()).matchAll(/<loc>([^<]+)<\/loc>/g)].map(
    ([, url]) => new URL(url ?? '/').pathname,
  )
}

/** The instruments of a page, from the compiled content. */
export function islandsOf(id: string): IslandSegment[] {
  const body: Body = JSON.parse(fs.readFileSync(`.content/bodies/${id}.json`, 'utf8'))
  return body.segments.filter((segment) => 'island' in segment)
}

/** The checks of a lesson with their right answers. */
export function checksOf(lessonId: string): QuestionView[] {
  const quiz = islandsOf(lessonId).find((segment) => segment.island === 'Quiz')
  if (quiz?.island !== 'Quiz') throw new Error(`${lessonId} has no quiz`)
  return quiz.props.questions
}

/** One question on the page, by its prompt's fields. */
export const questionAt = (page: Page, index: number) =>
  page.locator('.checks > li').nth(index).locator('.question')

/** Answers a check rightly, by keyboard and pointer as a reader would. */
export async function answerRightly(page: Page, view: QuestionView, index: number) {
  const question = questionAt(page, index)
  if (view.kind === 'single' || view.kind === 'multiple') {
    for (const [place, option] of view.options.entries()) {
      if (option.right) await question.locator(`input[value="${place}"]`).check()
    }
  } else if (view.kind === 'number') await question.locator('.entry-input').fill(String(view.answer))
  else if (view.kind === 'text' || view.kind === 'output')
    await question.locator('.entry-input').fill(view.answer)
  else if (view.kind === 'order') await arrange(page, index, view.itemsHtml.length)
  else if (view.kind === 'sort') {
    for (const [card, { bin }] of view.cards.entries())
      await question.locator(`input[name="${view.id}-${card}"][value="${bin}"]`).check()
  }
  await question.getByRole('button', { name: 'Check' }).click()
}

/** Moves lines up with their buttons until they stand in order. */
async function arrange(page: Page, index: number, count: number) {
  const lines = questionAt(page, index).locator('[data-item]')
  for (let place = 0; place < count; place++) {
    const order = await lines.evaluateAll((items) =>
      items.map((item) => Number((item as HTMLElement).dataset.item)),
    )
    for (let at = order.indexOf(place); at > place; at--)
      await lines.nth(at).getByRole('button', { name: /up$/ }).click()
  }
}

export const firstLesson = { id: 'lsn_w6b2kd0e', href: '/learn/start-here/what-a-backend-does' }
