import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import {
  answerRightly,
  checksOf,
  expect,
  firstLesson,
  listedRoutes,
  questionAt,
  test,
  unlisted,
} from './fixtures'

const widths = [390, 1440]
const themes = ['paper', 'night']
/** Pages are shared out, so that both workers test. */
const shares = 4

async function violations(page: Page, state: string): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page }).analyze()
  return found.flatMap(({ id, nodes }) =>
    nodes.map(
      (node) => `${state}: ${id}: ${node.target.join(' ')} — ${node.failureSummary?.split('\n')[1]?.trim()}`,
    ),
  )
}

/** Violations of the page as it stands, in both themes and at both widths. */
async function inAllAppearances(page: Page, state: string): Promise<string[]> {
  const found: string[] = []
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 })
    for (const theme of themes) {
      await page.evaluate((chosen) => {
        document.documentElement.dataset.theme = chosen
      }, theme)
      found.push(...(await violations(page, `${state} ${theme} ${width}px`)))
    }
  }
  return found
}

for (let share = 0; share < shares; share++) {
  test(`axe finds nothing on any page, in both themes and widths (part ${share + 1} of ${shares})`, async ({
    page,
  }) => {
    test.setTimeout(600_000)
    const routes = [...(await listedRoutes(page)), ...unlisted].filter((_, index) => index % shares === share)
    expect(routes.length).toBeGreaterThan(5)
    const found: string[] = []
    for (const route of routes) {
      await page.goto(route)
      found.push(...(await inAllAppearances(page, route)))
    }
    expect(found).toEqual([])
  })
}

test('axe finds nothing after a quiz was answered, rightly and wrongly', async ({ page }) => {
  test.setTimeout(120_000)
  const checks = checksOf(firstLesson.id)
  await page.goto(firstLesson.href)
  for (const [index, view] of checks.entries()) {
    if (index === 0) continue
    await answerRightly(page, view, index)
  }
  await questionAt(page, 0).getByRole('button', { name: 'Check' }).click()
  // The button goes away when it is pressed.
  const compare = page.getByRole('button', { name: 'Compare with an answer' })
  while ((await compare.count()) > 0) await compare.first().click()
  expect(await inAllAppearances(page, 'answered')).toEqual([])
  await page.goto('/dashboard')
  await expect(page.getByRole('main')).toContainText(/of \d+/)
  expect(await inAllAppearances(page, 'dashboard with progress')).toEqual([])
})

test('axe finds nothing in the search palette and the open menu', async ({ page }) => {
  await page.goto('/')
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox').fill('request')
  await expect(page.getByRole('option').first()).toBeVisible()
  expect(await inAllAppearances(page, 'palette')).toEqual([])
  await page.keyboard.press('Escape')
  await page.setViewportSize({ width: 390, height: 800 })
  await page.getByRole('button', { name: 'Menu' }).click()
  expect(await violations(page, 'menu')).toEqual([])
})
