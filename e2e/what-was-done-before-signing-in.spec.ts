import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test } from './fixtures'
import { answers, answersAndSaves, keptOf } from './kit/first-answer'
import { asksForLink, mailedLink } from './kit/sign-in'

/** Signs in and stops where the choice is. */
async function arrives(page: Page, address: string, to = '/dashboard') {
  await page.goto(`/sign-in?to=${to}`)
  await asksForLink(page, address)
  await page.goto(await mailedLink(page, address))
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in/confirm'))
}

const choice = (page: Page) => page.getByText('What should become of it?')

test('somebody who did nothing before goes straight on', async ({ page }) => {
  await arrives(page, 'straight@example.org')
  await expect(page).toHaveURL('/dashboard')
})

test('what was done before is added to the account, once, and found on another device', async ({
  page,
  browser,
  context,
}) => {
  const question = await answersAndSaves(page)
  await arrives(page, 'adds@example.org')
  await expect(choice(page)).toBeVisible()
  await expect(page.getByText('1 answer in 1 lesson.')).toBeVisible()
  const slow = await context.newPage()
  await slow.goto(page.url())
  await page.getByRole('button', { name: 'Add it to my account' }).click()
  await expect(page.getByText('1 answer was added to your account: it had 0 and has 1 now.')).toBeFocused()
  await slow.getByRole('button', { name: 'Add it to my account' }).click()
  await expect(slow.getByText('it was decided in another tab, or before')).toBeVisible()
  await page.getByRole('link', { name: 'Go on' }).click()
  await expect(page).toHaveURL('/dashboard')
  expect((await keptOf(page)).questions).toEqual([question])

  const other = await browser.newPage()
  await arrives(other, 'adds@example.org')
  await expect(other).toHaveURL('/dashboard')
  expect((await keptOf(other)).questions).toEqual([question])
  await other.close()
})

test('the next person on that browser gets nothing of it', async ({ page }) => {
  await answersAndSaves(page)
  await arrives(page, 'first.of.two@example.org')
  await page.getByRole('button', { name: 'Add it to my account' }).click()
  await expect(page.getByText('added to your account')).toBeVisible()
  await page.goto('/settings/account')
  await page.getByRole('button', { name: 'Sign out', exact: true }).click()
  await expect(page).toHaveURL('/')
  expect(await keptOf(page)).toEqual({ learner: null, questions: [], events: [] })
  await arrives(page, 'second.of.two@example.org')
  await expect(page).toHaveURL('/dashboard')
  expect((await keptOf(page)).questions).toEqual([])
})

test('what was never sent is counted and added as well', async ({ page, context }) => {
  const question = await answersAndSaves(page)
  await context.route('**/*', (route) =>
    route.request().method() === 'POST' && !route.request().url().includes('/api/sign-in')
      ? route.abort()
      : route.fallback(),
  )
  const late = await answers(page, 1)
  await expect(page.getByRole('banner').getByText('saved on this device')).toBeVisible()
  await arrives(page, 'late@example.org')
  await expect(page.getByText('1 answer in 1 lesson, and 1 answer not sent yet.')).toBeVisible()
  await page.getByRole('button', { name: 'Add it to my account' }).click()
  await expect(page.getByText('No connection to the server. Nothing was changed')).toBeVisible()
  await context.unrouteAll()
  await page.getByRole('button', { name: 'Add it to my account' }).click()
  await expect(page.getByText('1 entry that had not been sent will follow now.')).toBeVisible()
  await expect.poll(async () => (await keptOf(page)).questions).toEqual([question, late].sort())
})

test('what is kept apart is there again when nobody is signed in', async ({ page }) => {
  const question = await answersAndSaves(page)
  const before = await keptOf(page)
  await arrives(page, 'apart@example.org')
  await page.getByRole('link', { name: 'Keep it apart' }).click()
  await expect(page).toHaveURL('/dashboard')
  expect((await keptOf(page)).questions).toEqual([])
  await page.goto('/settings/account')
  await page.getByRole('button', { name: 'Sign out', exact: true }).click()
  await expect(page).toHaveURL('/')
  expect(await keptOf(page)).toEqual(before)
  expect(before.questions).toEqual([question])
})

test('what is thrown away is gone, after a second question', async ({ page }) => {
  await answersAndSaves(page)
  await arrives(page, 'throws@example.org')
  const forGood = page.getByRole('button', { name: 'Throw it away for good' })
  await expect(forGood).toBeHidden()
  await page.getByText('Throw it away…').click()
  await expect(page.getByText('1 entry will be deleted here and on the server.')).toBeVisible()
  await forGood.click()
  await expect(page.getByText('It was thrown away.')).toBeVisible()
  await page.goto('/settings/account')
  await page.getByRole('button', { name: 'Sign out', exact: true }).click()
  await expect(page).toHaveURL('/')
  expect((await keptOf(page)).learner).toBeNull()
})

test('the choice works without JavaScript', async ({ browser, page, baseURL }) => {
  await answersAndSaves(page)
  const plain = await browser.newContext({ javaScriptEnabled: false, ...(baseURL && { baseURL }) })
  await plain.addCookies(await page.context().cookies())
  const bare = await plain.newPage()
  await arrives(bare, 'bare@example.org')
  await bare.getByRole('button', { name: 'Add it to my account' }).click()
  await expect(bare.getByText('1 answer was added to your account')).toBeVisible()
  expect((await keptOf(bare)).questions).toHaveLength(1)
  await plain.close()
})

test('the choice is made by keyboard, and axe finds nothing in any of its states', async ({ page }) => {
  await answersAndSaves(page)
  await arrives(page, 'keys@example.org')
  await page.getByText('Throw it away…').press('Enter')
  for (const width of [390, 1440])
    for (const theme of ['paper', 'night']) {
      await page.setViewportSize({ width, height: 900 })
      await page.evaluate((chosen) => document.documentElement.setAttribute('data-theme', chosen), theme)
      expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
    }
  await page.setViewportSize({ width: 320, height: 900 })
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
  await page.getByRole('button', { name: 'Add it to my account' }).press('Enter')
  await expect(page.getByText('1 answer was added')).toBeFocused()
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL('/dashboard')
})
