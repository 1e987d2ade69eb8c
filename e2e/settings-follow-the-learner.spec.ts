import type { Page } from '@playwright/test'
import { expect, test } from './fixtures'
import { answersAndSaves, keptOf } from './kit/first-answer'
import { signInByMail } from './kit/sign-in'

const themeOf = (page: Page) => page.locator('html').getAttribute('data-theme')

test('name, goal, theme and language follow a learner to another device, the newest choice first', async ({
  page,
  browser,
}) => {
  await signInByMail(page, 'follows@example.org')
  await page.goto('/settings', { waitUntil: 'networkidle' })
  await page.getByLabel('Name').fill('Fritz')
  await page.getByLabel('Time zone').selectOption('Pacific/Auckland')
  await page.getByLabel('Answers a day').fill('2')
  await page.getByRole('button', { name: 'Save', exact: true }).press('Enter')
  await page.getByRole('radio', { name: 'Night shift' }).check()
  await page.getByRole('radio', { name: 'Ruby' }).check()
  await answersAndSaves(page)

  const other = await browser.newPage()
  await other.goto('/settings')
  await other.getByRole('radio', { name: 'Paper' }).check()
  await signInByMail(other, 'follows@example.org')
  await expect.poll(() => themeOf(other)).toBe('night')
  await other.goto('/dashboard')
  await expect(other.getByRole('banner').getByRole('link', { name: 'Fritz' })).toBeVisible()
  await expect(other.getByText('1 of 2 answers today.')).toBeVisible()
  await other.goto('/settings')
  await expect(other.getByRole('radio', { name: 'Ruby' })).toBeChecked()
  await expect(other.getByLabel('Time zone')).toHaveValue('Pacific/Auckland')
  await other.getByRole('radio', { name: 'Paper' }).check()
  await expect.poll(() => themeOf(other)).toBe('paper')
  await page.reload()
  await expect.poll(() => themeOf(page)).toBe('paper')
  await other.close()
})

test('somebody who never did anything stays unknown, whatever theme they choose', async ({ page }) => {
  await page.goto('/settings', { waitUntil: 'networkidle' })
  await page.getByRole('radio', { name: 'Night shift' }).check()
  await page.getByRole('radio', { name: 'PHP' }).check()
  await page.reload({ waitUntil: 'networkidle' })
  expect(await themeOf(page)).toBe('night')
  expect((await keptOf(page)).learner).toBeNull()
  expect(await page.context().cookies()).toEqual([])
})
