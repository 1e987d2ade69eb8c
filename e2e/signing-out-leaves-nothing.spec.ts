import fs from 'node:fs'
import AxeBuilder from '@axe-core/playwright'
import { expect, firstLesson, test } from './fixtures'
import { answers, answersAndSaves, keptOf } from './kit/first-answer'
import { signInByMail, whoIs } from './kit/sign-in'
import { tracesOf } from './kit/traces'
import { kept, read } from './offline-fixtures'

const signOut = { name: 'Sign out', exact: true }

test('A signs out and B signs in: nothing of A is anywhere, in no tab and not in the history', async ({
  page,
  context,
}) => {
  await signInByMail(page, 'anna.a@example.org')
  await page.goto('/settings')
  await page.getByLabel('Name').fill('Annabella')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await page.getByRole('radio', { name: 'Night shift' }).check()
  await answersAndSaves(page)
  const { learner, events } = await keptOf(page)
  const other = await context.newPage()
  await other.goto('/settings/account')
  await expect(other.getByText('anna.a@example.org').first()).toBeVisible()
  await page.goto('/dashboard')
  await expect(page.getByRole('banner').getByRole('link', { name: 'Annabella' })).toBeVisible()
  const ofA = ['anna.a@example.org', 'Annabella', learner ?? '', ...events]
  expect(await tracesOf(page, ofA)).toEqual(ofA.slice(1))
  expect(await tracesOf(other, ofA)).toEqual(ofA)

  await page.goto('/settings/account')
  await page.getByRole('button', signOut).click()
  await expect(page).toHaveURL('/')
  await expect(page.getByRole('banner').getByRole('link', { name: 'Sign in' })).toBeVisible()
  await expect(other).toHaveURL(/\/sign-in/)
  const none = async () => {
    for (const tab of [page, other]) expect(await tracesOf(tab, ofA)).toEqual([])
  }
  await none()
  expect(await page.evaluate(() => localStorage.getItem('serverside:theme'))).toBeNull()
  await page.goBack({ waitUntil: 'networkidle' })
  await page.goBack({ waitUntil: 'networkidle' })
  await none()
  await signInByMail(page, 'bert.b@example.org')
  await page.goto('/dashboard', { waitUntil: 'networkidle' })
  await none()
  expect((await keptOf(page)).questions).toEqual([])
})

test('what is not sent is counted before signing out, may be downloaded, sent, or lost', async ({
  page,
  context,
}) => {
  await signInByMail(page, 'unsent@example.org')
  await context.route('**/*', (route) => {
    const request = route.request()
    return request.method() === 'POST' && /progress|learn/.test(request.url())
      ? route.abort()
      : route.fallback()
  })
  const question = await answers(page)
  await expect(page.getByRole('banner').getByText('saved on this device')).toBeVisible()
  await page.goto('/settings/account', { waitUntil: 'networkidle' })
  await page.getByRole('button', signOut).press('Enter')
  const dialog = page.getByRole('dialog', { name: '1 answer is not sent yet' })
  await expect(dialog).toBeVisible()
  for (const width of [390, 1440])
    for (const theme of ['paper', 'night']) {
      await page.setViewportSize({ width, height: 900 })
      await page.evaluate((chosen) => document.documentElement.setAttribute('data-theme', chosen), theme)
      expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
    }
  const download = page.waitForEvent('download')
  await dialog.getByRole('button', { name: 'Download it' }).press('Enter')
  const file = JSON.parse(fs.readFileSync(await (await download).path(), 'utf8'))
  expect(file).toMatchObject({ format: 'serverside-outbox', events: [{ subjectId: question }] })
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  expect(await whoIs(page)).toMatchObject({ email: 'unsent@example.org' })

  await page.getByRole('button', signOut).click()
  await context.unrouteAll()
  await dialog.getByRole('button', { name: 'Send now' }).click()
  const sent = page.getByRole('dialog', { name: 'Everything is sent' })
  await expect(sent).toBeVisible()
  expect((await keptOf(page)).questions).toEqual([question])
  await sent.getByRole('button', signOut).click()
  await expect(page).toHaveURL('/')
  expect(await whoIs(page)).toBeNull()
})

test('somebody may sign out and lose what is not sent; without a network they stay', async ({
  page,
  context,
}) => {
  await signInByMail(page, 'loses@example.org')
  await context.route('**/*', (route) =>
    route.request().method() === 'POST' ? route.abort() : route.fallback(),
  )
  await answers(page)
  await expect(page.getByRole('banner').getByText('saved on this device')).toBeVisible()
  const { learner } = await keptOf(page)
  const waiting = () => tracesOf(page, [`"owner":"${learner}"`])
  await page.goto('/settings/account', { waitUntil: 'networkidle' })
  await page.getByRole('button', signOut).click()
  const lose = page.getByRole('button', { name: 'Sign out and lose it' })
  await lose.click()
  await expect(page.getByRole('dialog').getByText('you are still signed in')).toBeVisible()
  expect(await waiting()).toHaveLength(1)
  await context.unrouteAll()
  await context.route('**/api/progress', (route) =>
    route.request().method() === 'POST' ? route.abort() : route.fallback(),
  )
  await lose.click()
  await expect(page).toHaveURL('/')
  expect(await waiting()).toEqual([])
  await signInByMail(page, 'loses@example.org')
  expect((await keptOf(page)).questions).toEqual([])
})

test('a page that comes back from the history begins anew when somebody has left since, and only then', async ({
  page,
}) => {
  await page.goto('/dashboard', { waitUntil: 'networkidle' })
  const comesBack = async (left: number) => {
    await page.evaluate((when) => {
      document.body.dataset.seen = 'before'
      localStorage.setItem('serverside:left', String(when))
      dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))
    }, left)
    await page.waitForTimeout(500)
    await page.waitForLoadState()
    return page.evaluate(() => document.body.dataset.seen)
  }
  expect(await comesBack(1)).toBe('before')
  expect(await comesBack(Date.now())).toBeUndefined()
})

test.describe('where pages are kept', () => {
  test.use({ serviceWorkers: 'allow' })

  test('those that were read go with their reader, the shell stays', async ({ page }) => {
    await signInByMail(page, 'reads@example.org')
    await read(page, firstLesson.href)
    await page.goto('/settings/account')
    await page.getByRole('button', signOut).click()
    await expect(page).toHaveURL('/')
    const isLeft = (address: string) =>
      page.evaluate(async (name) => Boolean(await caches.match(name)), address)
    expect(await isLeft(firstLesson.href)).toBe(false)
    await kept(page, '/settings')
  })
})
