import { checksOf, expect, firstLesson, listedRoutes, test } from './fixtures'

test.use({ javaScriptEnabled: false })

test('every page is there as HTML with one heading and a way around', async ({ page }) => {
  test.setTimeout(180_000)
  for (const route of await listedRoutes(page)) {
    await page.goto(route)
    await expect(page.locator('h1'), route).toHaveCount(1)
    await expect(page.locator('main'), route).toHaveCount(1)
    await expect(page.getByRole('link', { name: 'Learn' }).first(), route).toBeAttached()
  }
})

test('a lesson shows its questions, options, answers and reasons', async ({ page }) => {
  await page.goto(firstLesson.href)
  const checks = checksOf(firstLesson.id)
  await expect(page.locator('.checks > li')).toHaveCount(checks.length)
  const keys = page.locator('.checks details')
  await expect(keys).toHaveCount(checks.length)
  await keys.first().locator('summary').click()
  await expect(keys.first().locator('li, p').first()).toBeVisible()
})

test('the code is there in every language', async ({ page }) => {
  await page.goto(firstLesson.href)
  for (const language of ['JavaScript', 'Python', 'PHP', 'Ruby', 'Java'])
    await expect(page.getByText(language, { exact: true }).first()).toBeAttached()
})

test('search answers a form', async ({ page }) => {
  await page.goto('/search')
  await page.getByRole('searchbox').fill('idempotant')
  await page.getByRole('searchbox').press('Enter')
  await expect(
    page
      .locator('main')
      .getByRole('link', { name: /idempotent/i })
      .first(),
  ).toBeVisible()
  await expect(page.locator('main mark').first()).toBeVisible()
})

test('the home page tells the whole journey', async ({ page }) => {
  await page.goto('/')
  await expect(page.getByRole('main').locator('ol').first()).toContainText(/database/i)
})
