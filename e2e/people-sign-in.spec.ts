import AxeBuilder from '@axe-core/playwright'
import { expect, test } from './fixtures'
import { asksForLink, mailedLink, signInByMail, throughProvider, whoIs } from './kit/sign-in'

const provider = 'Sign in with Loopback'
const session = 'serverside-session'

test('somebody signs in at an OpenID provider and is known', async ({ page, context }) => {
  await page.goto('/sign-in?to=/dashboard')
  await throughProvider(page, 'grace', provider)
  await expect(page).toHaveURL('/dashboard')
  expect(await whoIs(page)).toEqual({ name: 'Grace', email: 'grace@example.org' })
  await expect(page.getByRole('banner').getByRole('link', { name: 'Grace' })).toBeVisible()
  const cookies = await context.cookies('http://localhost')
  expect(cookies.find(({ name }) => name === session)).toMatchObject({
    httpOnly: true,
    sameSite: 'Lax',
    path: '/',
  })
  // What was needed on the way is gone.
  expect(cookies.filter(({ name }) => /state|pkce|nonce/.test(name))).toEqual([])
})

test('somebody signs in by a mailed link, on another device the same account', async ({ page, browser }) => {
  await page.goto('/sign-in?to=/glossary')
  await asksForLink(page, 'ada@example.org')
  await page.goto(await mailedLink(page, 'ada@example.org'))
  await expect(page.getByRole('main')).toContainText('ada@example.org')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page).toHaveURL('/glossary')
  const first = await (await page.request.get('/api/progress')).json()
  const other = await browser.newPage()
  await signInByMail(other, 'ada@example.org')
  expect((await (await other.request.get('/api/progress')).json()).learner).toBe(first.learner)
  await other.close()
})

test('all of it works without JavaScript', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await signInByMail(page, 'plain@example.org')
  expect(await whoIs(page)).toMatchObject({ email: 'plain@example.org' })
  await page.goto('/settings/account')
  await page.getByRole('button', { name: 'Sign out', exact: true }).click()
  expect(await whoIs(page)).toBeNull()
  await context.close()
})

test('a provider is added in the settings, leads into the same account, and is removed', async ({
  page,
  browser,
}) => {
  await signInByMail(page, 'linus@example.org')
  await page.goto('/settings/account')
  await throughProvider(page, 'margaret', 'Add Loopback')
  await expect(page).toHaveURL('/settings/account')
  await expect(page.getByText('Loopback: margaret@example.org')).toBeVisible()
  const other = await browser.newPage()
  await other.goto('/sign-in')
  await throughProvider(other, 'margaret', provider)
  expect(await whoIs(other)).toMatchObject({ email: 'linus@example.org' })
  await other.close()
  await page.getByRole('button', { name: /^Remove Loopback/ }).click()
  await expect(page.getByText('Loopback: margaret@example.org')).toHaveCount(0)
  await page.getByRole('button', { name: /^Remove E-mail/ }).click()
  await expect(page.getByRole('main').getByRole('alert')).toContainText('only way into your account')
})

test('signing out everywhere ends the other devices too', async ({ page, browser }) => {
  const other = await browser.newPage()
  await signInByMail(other, 'twice@example.org')
  await signInByMail(page, 'twice@example.org')
  await page.goto('/settings/account')
  await expect(
    page.locator('#sessions').locator('xpath=ancestor::section').getByRole('listitem'),
  ).toHaveCount(2)
  await page.getByRole('button', { name: 'Sign out everywhere' }).click()
  await expect(page).toHaveURL('/')
  expect([await whoIs(page), await whoIs(other)]).toEqual([null, null])
  await other.close()
})

test('the pages of signing in are accessible and fit a small screen', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 700 })
  const check = async () => {
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
    const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    expect(wider).toBeLessThanOrEqual(0)
  }
  await page.goto('/sign-in?error=other_way')
  await check()
  await asksForLink(page, 'axe@example.org')
  await check()
  const link = await mailedLink(page, 'axe@example.org')
  await page.goto(link)
  await check()
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.waitForURL((url) => url.pathname === '/')
  await page.goto(link)
  await expect(page.getByRole('main').getByRole('alert')).toContainText('used already')
  await check()
  await page.goto('/settings/account')
  await check()
})
