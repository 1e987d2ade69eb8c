import fs from 'node:fs'
import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test } from './fixtures'
import { answers, answersAndSaves, keptOf } from './kit/first-answer'
import { signInByMail, whoIs } from './kit/sign-in'
import { tracesOf } from './kit/traces'

const stateOf = async (page: Page) => (await (await page.request.get('/api/progress')).json()).state

async function exported(page: Page): Promise<string> {
  await page.goto('/settings', { waitUntil: 'networkidle' })
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Export everything' }).click()
  return fs.readFileSync(await (await download).path(), 'utf8')
}

async function imports(page: Page, text: string) {
  await page.goto('/settings', { waitUntil: 'networkidle' })
  const file = { name: 'serverside.json', mimeType: 'application/json', buffer: Buffer.from(text) }
  await page.getByLabel('Import a file that was downloaded here').setInputFiles(file)
}

async function deletes(page: Page) {
  await page.goto('/settings', { waitUntil: 'networkidle' })
  await page.getByRole('link', { name: 'Delete everything…' }).click()
  await page.getByLabel('Type “delete”').fill('delete')
  await page.getByRole('button', { name: 'Delete everything' }).click()
  await expect(page.getByText('Everything was deleted.')).toBeFocused()
}

test('export, delete and import give the same state; a second import is no change', async ({ page }) => {
  await answersAndSaves(page)
  await page.goto('/settings', { waitUntil: 'networkidle' })
  await page.getByLabel('Answers a day').fill('10')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect.poll(async () => (await stateOf(page)).settings.daily_goal?.value).toBe(10)
  const before = await stateOf(page)
  const file = await exported(page)
  expect(JSON.parse(file)).toMatchObject({ format: 'serverside-progress', v: 1, account: null })
  const { learner, events } = await keptOf(page)

  await deletes(page)
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Download the receipt' }).click()
  const receipt = JSON.parse(fs.readFileSync(await (await download).path(), 'utf8'))
  expect(receipt).toMatchObject({ format: 'serverside-receipt', v: 1, learner, events: 2, account: false })
  expect((await keptOf(page)).learner).toBeNull()
  await page.goto('/dashboard', { waitUntil: 'networkidle' })
  expect(await tracesOf(page, [learner ?? '', ...events])).toEqual([])

  await imports(page, file)
  await expect(page.getByText('The file holds 2 entries: 2 new, 0 already there.')).toBeVisible()
  await page.getByRole('button', { name: 'Import 2 entries' }).click()
  await expect(page.getByText('2 added, 0 not accepted.')).toBeVisible()
  expect(await stateOf(page)).toEqual(before)
  await imports(page, file)
  await expect(page.getByText('0 new, 2 already there.')).toBeVisible()
  await expect(page.getByRole('button', { name: /^Import \d/ })).toHaveCount(0)
  expect(await stateOf(page)).toEqual(before)

  await imports(page, file.replace('"value": 10', '"value": 11'))
  await expect(page.getByText('1 of those already there says something else in the file')).toBeVisible()
  expect(await stateOf(page)).toEqual(before)
})

test('a file that cannot be imported says why, and what the server refuses is listed', async ({ page }) => {
  await imports(page, '{"format":"serverside-progress","v":7}')
  await expect(page.getByRole('alert').getByText('version 7')).toBeVisible()
  const event = {
    eventId: '01980000-0000-7000-8000-000000000001',
    deviceId: '5f0a1f6e-3a52-4f5e-9d41-7a64a1f3c001',
    deviceSeq: 1,
    tzOffsetMin: 0,
    type: 'bookmark_set',
    subjectId: 'no page',
    occurredAt: '2026-01-01T00:00:00.000Z',
    payload: { on: true },
  }
  await imports(page, JSON.stringify({ format: 'serverside-outbox', v: 1, events: [event] }))
  await page.getByRole('button', { name: 'Import 1 entry' }).press('Enter')
  await expect(page.getByText('0 added, 1 not accepted.')).toBeVisible()
  await expect(page.getByText('1 entry: The server cannot read it.')).toBeVisible()
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
})

test('deleting an account asks for a word and ends it everywhere; another device forgets when it sends', async ({
  page,
  browser,
}) => {
  await signInByMail(page, 'deleted@example.org')
  await answersAndSaves(page)
  const context = await browser.newContext()
  const other = await context.newPage()
  await signInByMail(other, 'deleted@example.org')
  await other.goto('/learn/start-here/what-a-backend-does', { waitUntil: 'networkidle' })
  await context.setOffline(true)
  await answers(other, 1)
  await expect(other.getByRole('banner').getByText('saved on this device')).toBeVisible()

  const { learner, events } = await keptOf(page)
  expect(await tracesOf(other, [learner ?? '', ...events])).toHaveLength(2)
  await page.goto('/settings/delete')
  await expect(page.getByText('1 answer in 1 lesson')).toBeVisible()
  await page.getByRole('button', { name: 'Delete everything' }).click()
  expect(await whoIs(page)).toMatchObject({ email: 'deleted@example.org' })
  for (const width of [390, 1440])
    for (const theme of ['paper', 'night']) {
      await page.setViewportSize({ width, height: 900 })
      await page.evaluate((chosen) => document.documentElement.setAttribute('data-theme', chosen), theme)
      expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
    }
  await deletes(page)
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
  expect(await whoIs(page)).toBeNull()

  await context.setOffline(false)
  await expect.poll(() => tracesOf(other, [learner ?? '', ...events]), { timeout: 30_000 }).toEqual([])
  expect(await whoIs(other)).toBeNull()
  await context.close()
})

test('deleting and its receipt work without JavaScript', async ({ browser, page, baseURL }) => {
  await answersAndSaves(page)
  const plain = await browser.newContext({ javaScriptEnabled: false, ...(baseURL && { baseURL }) })
  await plain.addCookies(await page.context().cookies())
  const bare = await plain.newPage()
  await bare.goto('/settings/delete')
  await bare.getByLabel('Type “delete”').fill('delete')
  await bare.getByRole('button', { name: 'Delete everything' }).click()
  await expect(bare.getByText('Everything was deleted.')).toBeVisible()
  expect((await keptOf(bare)).learner).toBeNull()
  await plain.close()
})
