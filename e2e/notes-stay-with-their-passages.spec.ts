import fs from 'node:fs'
import AxeBuilder from '@axe-core/playwright'
import type { BrowserContext, Page } from '@playwright/test'
import { newNote, noteDraft } from '@/lib/notes/write'
import { eventOf, newEventId } from '@/lib/progress/event'
import { answerRightly, checksOf, expect, firstLesson, test } from './fixtures'

const passage = 'software on a machine the library controls'

/** Selects words of the text as a reader would, and answers when they are selected. */
const select = (page: Page, words: string) =>
  page.evaluate((wanted) => {
    const walker = document.createTreeWalker(
      document.querySelector('.body') ?? document,
      NodeFilter.SHOW_TEXT,
    )
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const start = node.textContent?.indexOf(wanted) ?? -1
      if (start >= 0) document.getSelection()?.setBaseAndExtent(node, start, node, start + wanted.length)
    }
  }, words)

/** What is painted, word for word. */
const painted = (page: Page) => page.evaluate(() => [...(CSS.highlights.get('notes') ?? [])].map(String))

const bar = (page: Page) => page.getByRole('toolbar', { name: 'Selected passage' })
const saved = (page: Page) =>
  expect(page.getByRole('banner').getByText('saved', { exact: true })).toBeVisible()

async function writeNote(page: Page, text: string) {
  await select(page, passage)
  await bar(page).getByRole('button', { name: 'Add note' }).click()
  await page.getByRole('textbox', { name: 'Your note' }).fill(text)
  await page.getByRole('button', { name: 'Keep', exact: true }).click()
}

async function rewrite(page: Page, text: string) {
  await page.getByRole('button', { name: 'Edit' }).click()
  await page.getByRole('textbox', { name: 'Your note' }).fill(text)
  await page.getByRole('button', { name: 'Keep', exact: true }).click()
}

async function violations(page: Page): Promise<string[]> {
  const found: string[] = []
  for (const width of [390, 1440])
    for (const theme of ['paper', 'night']) {
      await page.setViewportSize({ width, height: 900 })
      await page.evaluate((chosen) => {
        document.documentElement.dataset.theme = chosen
      }, theme)
      const { violations: all } = await new AxeBuilder({ page }).analyze()
      found.push(
        ...all.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${theme} ${width}: ${id}: ${target}`)),
      )
    }
  return found
}

/** Another browser of the same learner. */
async function otherDevice(context: BrowserContext): Promise<Page> {
  const other = await context.browser()?.newContext({ storageState: await context.storageState() })
  if (!other) throw new Error('no browser')
  return other.newPage()
}

test('a highlight is painted, kept, and painted again after a reload; taking it away can be undone', async ({
  page,
}) => {
  await page.goto(firstLesson.href)
  await select(page, passage)
  await bar(page).getByRole('button', { name: 'Highlight' }).click()
  await expect.poll(() => painted(page)).toEqual([passage])
  await saved(page)
  await page.reload()
  await expect.poll(() => painted(page)).toEqual([passage])
  await page.getByRole('button', { name: 'Remove' }).click()
  await expect.poll(() => painted(page)).toEqual([])
  await expect(page.getByRole('button', { name: 'Undo' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect.poll(() => painted(page)).toEqual([passage])
})

test('what two devices write over the same note at once is kept twice until the learner chooses', async ({
  page,
  context,
}) => {
  await page.goto(firstLesson.href)
  await writeNote(page, 'first thought')
  await expect(page.getByText('first thought')).toBeVisible()
  await saved(page)
  const other = await otherDevice(context)
  await other.goto(firstLesson.href)
  await expect(other.getByText('first thought')).toBeVisible()
  await rewrite(other, 'from the train')
  await saved(other)
  await rewrite(page, 'from the desk')
  await saved(page)
  await page.reload()
  await expect(page.getByText('Written on two devices at once')).toBeVisible()
  await expect(page.getByText('from the train')).toBeVisible()
  await expect(page.getByText('from the desk')).toBeVisible()
  expect(await violations(page)).toEqual([])
  await page.getByRole('button', { name: 'Keep both' }).click()
  await expect(page.getByText('Written on two devices at once')).toBeHidden()
  await expect(page.getByRole('article')).toHaveCount(2)
  await other.context().close()
})

test('by keyboard alone: a note on a section, changed, removed and brought back', async ({ page }) => {
  await page.goto(firstLesson.href)
  const heading = page.locator('.prose h2').nth(1)
  const here = page.getByRole('button', { name: `Note on “${await heading.textContent()}”` })
  await here.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('textbox', { name: 'Your note' })).toBeFocused()
  await page.keyboard.type('Read the standard.')
  await page.keyboard.press('Control+Enter')
  const card = page.getByRole('article')
  await expect(card).toBeFocused()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await page.keyboard.type(' Twice.')
  await page.keyboard.press('Control+Enter')
  await expect(card).toContainText('Twice.')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(card).toBeHidden()
  await page.keyboard.press('Enter')
  await expect(card).toContainText('Read the standard.')
})

test('shortcuts note and highlight what is selected', async ({ page }) => {
  await page.goto(firstLesson.href)
  await select(page, passage)
  await page.keyboard.press('Control+Alt+h')
  await expect.poll(() => painted(page)).toEqual([passage])
  await select(page, 'which waits')
  await page.keyboard.press('Control+Alt+m')
  await expect(page.locator('textarea')).toBeFocused()
  await page.keyboard.type('like a waiter')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('like a waiter')).toBeVisible()
  await expect.poll(() => painted(page)).toEqual([passage, 'which waits'])
})

test('the page of notes lists them with the way to their passages, filters, and writes all out', async ({
  page,
}) => {
  await page.goto(firstLesson.href)
  await writeNote(page, 'ask Ada')
  await page.getByRole('button', { name: 'Bookmark' }).click()
  await expect(page.getByRole('button', { name: 'Bookmark' })).toHaveAttribute('aria-pressed', 'true')
  await saved(page)
  await page.goto('/notes')
  await expect(page.getByText('ask Ada')).toBeVisible()
  expect(await violations(page)).toEqual([])

  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Download as Markdown' }).click()
  const text = fs.readFileSync(await (await download).path(), 'utf8')
  expect(text).toContain(`> ${passage}\n\nask Ada\n`)
  expect(text).toContain('Bookmarked.')
  expect(text).toMatch(new RegExp(`<http.+${firstLesson.href}>`))

  await page.getByRole('searchbox').fill('nobody')
  await expect(page.getByText('ask Ada')).toBeHidden()
  await page.getByRole('searchbox').fill('ada')
  await page.getByRole('link', { name: passage }).click()
  await expect(page.getByRole('article', { name: passage })).toBeFocused()
})

test('a note whose passage is gone stands under the text with its words', async ({ page }) => {
  const anchor = {
    heading: null,
    quote: 'words that no edition has any more',
    before: 'and then ',
    after: ' as they say',
  }
  const event = eventOf(noteDraft(newNote(firstLesson.id, anchor), 'still worth knowing'), {
    id: newEventId(),
    seq: 1,
  })
  await page.goto(firstLesson.href)
  const { status } = await page.evaluate(
    (body) =>
      fetch('/api/progress', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }).then(({ status }) => ({ status })),
    { v: 1, expectedLearner: null, events: [event] },
  )
  expect(status).toBe(200)
  await page.reload()
  const gone = page.getByRole('region', { name: 'Your notes on this page' })
  await expect(gone).toContainText('The passage is gone from the page')
  await expect(gone).toContainText(anchor.quote)
  await expect(gone).toContainText('still worth knowing')
  expect(await painted(page)).toEqual([])
})

test('what is being written is kept when its reader follows a link', async ({ page }) => {
  await page.goto(firstLesson.href)
  await select(page, passage)
  await bar(page).getByRole('button', { name: 'Add note' }).click()
  await page.getByRole('textbox', { name: 'Your note' }).fill('half a thought')
  await page.getByRole('contentinfo').getByRole('link', { name: 'Notes' }).click()
  await expect(page.getByText('half a thought')).toBeVisible()
})

test('what is being written is there again when the page was closed without a question', async ({
  page,
  context,
}) => {
  await page.goto(firstLesson.href)
  await select(page, passage)
  await bar(page).getByRole('button', { name: 'Add note' }).click()
  await page.getByRole('textbox', { name: 'Your note' }).fill('Half a tho')
  await page.close()

  const again = await context.newPage()
  await again.goto(firstLesson.href)
  const field = again.getByRole('textbox', { name: 'Your note' })
  await expect(field).toHaveValue('Half a tho')
  await expect(field).toBeFocused()
  await field.fill('Half a thought')
  await again.getByRole('button', { name: 'Keep', exact: true }).click()
  await saved(again)
  await again.getByRole('button', { name: 'Edit' }).click()
  await field.fill('Half a thought, chang')
  await again.close()

  const later = await context.newPage()
  await later.goto(firstLesson.href)
  await expect(later.getByRole('textbox', { name: 'Your note' })).toHaveValue('Half a thought, chang')
  await later.getByRole('button', { name: 'Cancel' }).click()
  await expect(later.getByRole('article', { name: /^Note/ })).toContainText('Half a thought')
  await later.reload()
  await expect(later.getByRole('article', { name: /^Note/ })).toBeVisible()
  await expect(later.getByRole('textbox', { name: 'Your note' })).toHaveCount(0)
})

test('on a phone notes lie under a marker beside their passage', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 700 })
  await page.goto(firstLesson.href)
  await writeNote(page, 'ask Ada')
  await saved(page)
  await page.reload()
  const marker = page.getByRole('button', { name: '1 note here' })
  await marker.click()
  await expect(page.getByText('ask Ada')).toBeVisible()
  await marker.click()
  await expect(page.getByText('ask Ada')).toBeHidden()
  const box = await page.evaluate(() => {
    const [range] = CSS.highlights.get('notes') ?? []
    return range instanceof Range ? range.getClientRects()[0]?.toJSON() : null
  })
  await page.mouse.click(box.x + 8, box.y + box.height / 2)
  await expect(page.getByText('ask Ada')).toBeVisible()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
})

test('a lesson is begun anew: its answers are taken back, its completion stays', async ({ page }) => {
  const checks = checksOf(firstLesson.id)
  await page.goto(firstLesson.href)
  for (const [index, view] of checks.entries()) await answerRightly(page, view, index)
  await expect(page.getByText('Lesson complete.')).toBeVisible()
  await saved(page)
  await page.getByRole('button', { name: 'Begin this lesson anew' }).click()
  expect(await violations(page)).toEqual([])
  await page.getByRole('button', { name: `Take back ${checks.length} answers` }).click()
  await expect(page.getByRole('dialog')).toContainText(`${checks.length} answers taken back.`)
  await page.keyboard.press('Enter')
  await expect(page.getByText(`0 of ${checks.length} right`)).toBeVisible()
  await expect(page.getByRole('button', { name: 'Check', exact: true })).toHaveCount(checks.length)
  await saved(page)
  await page.reload()
  await expect(page.getByText(`0 of ${checks.length} right`)).toBeVisible()
  await page.goto('/dashboard')
  await expect(page.getByRole('main')).toContainText('1 of')
})
