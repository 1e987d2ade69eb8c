import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import { type BrowserContext, chromium, type Page } from '@playwright/test'
import { answerRightly, checksOf, expect, firstLesson, questionAt, test } from './fixtures'

const checks = checksOf(firstLesson.id)
const single = checks.findIndex(({ kind }) => kind === 'single')
const [view] = checks.slice(single)
if (!view) throw new Error('the first lesson has no single choice')

const inQuiz = (page: Page, words: string) =>
  page.locator('.checks').locator('xpath=..').getByText(words, { exact: true })
const answer = (page: Page) => answerRightly(page, view, single)
const attempts = async (page: Page) => {
  const { state } = await (await page.request.get('/api/progress')).json()
  return Object.keys(state.questions[view.id]?.attempts ?? {})
}
/** Every way to the server for what was done, the server action and the route handler. */
const writes = (context: BrowserContext, handle: Parameters<BrowserContext['route']>[1]) =>
  context.route('**/*', (route, request) =>
    request.method() === 'POST' ? handle(route, request) : route.fallback(),
  )

test('an answer survives the browser being killed right after “saved on this device”', async ({ baseURL }, {
  project,
}) => {
  const profile = fs.mkdtempSync(path.join(os.tmpdir(), 'serverside-profile-'))
  const { launchOptions } = project.use
  const first = await chromium.launchPersistentContext(profile, { ...launchOptions, baseURL })
  const page = await first.newPage()
  await writes(first, (route) => route.abort())
  await page.goto(firstLesson.href, { waitUntil: 'networkidle' })
  await answer(page)
  await expect(inQuiz(page, 'saved on this device')).toBeVisible()
  const cdp = await first.newCDPSession(page)
  const system = await first
    .browser()
    ?.newBrowserCDPSession()
    .catch(() => null)
  const { processInfo } = (await (system ?? cdp).send('SystemInfo.getProcessInfo' as never)) as {
    processInfo: { type: string; id: number }[]
  }
  const pid = processInfo.find(({ type }) => type === 'browser')?.id
  if (!pid) throw new Error('the browser does not tell its process')
  const closed = first.waitForEvent('close')
  process.kill(pid, 'SIGKILL')
  await closed

  const second = await chromium.launchPersistentContext(profile, { ...launchOptions, baseURL })
  const again = await second.newPage()
  await again.goto(firstLesson.href)
  await expect(inQuiz(again, 'saved')).toBeVisible()
  expect(await attempts(again)).toHaveLength(1)
  await second.close()
  fs.rmSync(profile, { recursive: true, force: true })
})

test('what one tab could not send is one attempt, whichever tab sends it, and both say “saved”', async ({
  page,
  context,
}) => {
  const other = await context.newPage()
  for (const tab of [page, other]) {
    await tab.goto(firstLesson.href, { waitUntil: 'networkidle' })
    // A reader has touched the page by then, or the worker has its code: there is none here.
    await tab.keyboard.press('Shift')
    await tab.waitForLoadState('networkidle')
  }
  await context.setOffline(true)
  await answer(page)
  await expect(inQuiz(page, 'saved on this device')).toBeVisible()
  await expect(inQuiz(other, 'saved on this device')).toBeVisible()
  await context.setOffline(false)
  for (const tab of [page, other]) await expect(inQuiz(tab, 'saved')).toBeVisible({ timeout: 30_000 })
  expect(await attempts(page)).toHaveLength(1)
})

test('the first answers of a device, given in two tabs at the same moment, make one learner', async ({
  page,
  context,
}) => {
  const other = await context.newPage()
  const tabs = [page, other]
  await Promise.all(tabs.map((tab) => tab.goto(firstLesson.href, { waitUntil: 'networkidle' })))
  const learners = new Set<string>()
  await writes(context, async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 300))
    await route.fallback()
  })
  for (const tab of tabs)
    tab.on('response', async (response) => {
      const cookie = (await response.allHeaders())['set-cookie']
      if (response.request().method() === 'POST' && cookie) learners.add(cookie)
    })
  await Promise.all([answer(page), answerRightly(other, checks[single + 1] ?? view, single + 1)])
  for (const tab of tabs) await expect(inQuiz(tab, 'saved')).toBeVisible()
  const { state } = await (await page.request.get('/api/progress')).json()
  expect(Object.keys(state.questions)).toHaveLength(2)
  expect(learners.size).toBeLessThan(2)
})

test('an answer whose acknowledgement is lost is stored once and ends as “saved”', async ({
  page,
  context,
}) => {
  let dropped = 0
  await page.goto(firstLesson.href, { waitUntil: 'networkidle' })
  await writes(context, async (route) => {
    if (dropped++ > 1) return route.fallback()
    await route.fetch()
    return route.abort()
  })
  await answer(page)
  await expect(inQuiz(page, 'saved')).toBeVisible({ timeout: 30_000 })
  expect(dropped).toBeGreaterThan(1)
  expect(await attempts(page)).toHaveLength(1)
})

test('Enter held down is one attempt', async ({ page }) => {
  await page.goto(firstLesson.href, { waitUntil: 'networkidle' })
  const question = questionAt(page, single)
  if (view.kind !== 'single') throw new Error('not a single choice')
  const right = view.options.findIndex((option) => option.right)
  await question.locator(`input[value="${right}"]`).check()
  await question.getByRole('button', { name: 'Check' }).focus()
  await page.keyboard.down('Enter')
  for (let repeat = 0; repeat < 5; repeat++) await page.keyboard.down('Enter')
  await page.keyboard.up('Enter')
  await expect(inQuiz(page, 'saved')).toBeVisible()
  expect(await attempts(page)).toHaveLength(1)
})

const refusals: Record<string, () => void> = {
  'has no IndexedDB': () => Object.defineProperty(window, 'indexedDB', { value: undefined }),
  'never answers': () => {
    IDBFactory.prototype.open = () => new EventTarget() as IDBOpenDBRequest
  },
  'is full': () => {
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('full', 'QuotaExceededError')
    }
  },
}
for (const [how, refuse] of Object.entries(refusals)) {
  test(`a browser that ${how} says so, and learning works`, async ({ page, context }) => {
    await page.addInitScript(refuse)
    await page.goto(firstLesson.href, { waitUntil: 'networkidle' })
    await context.setOffline(true)
    await answer(page)
    await expect(page.getByText('This browser refuses to keep anything').first()).toBeVisible()
    await expect(inQuiz(page, 'not saved')).toBeVisible()
    await context.setOffline(false)
    await expect(inQuiz(page, 'saved')).toBeVisible({ timeout: 30_000 })
    expect(await attempts(page)).toHaveLength(1)
  })
}

test('a page opened without the server shows what this device knew', async ({ page, context }) => {
  await page.goto(firstLesson.href, { waitUntil: 'networkidle' })
  await answer(page)
  await expect(inQuiz(page, 'saved')).toBeVisible()
  await context.route('**/api/progress', (route) => route.abort())
  await page.goto('/dashboard')
  await expect(page.getByText('This is what this device knew')).toBeVisible()
  await expect(page.getByRole('main')).toContainText('1 of')
})

test('what waits and what was refused can be looked at, downloaded, sent and dismissed by keyboard', async ({
  page,
  context,
}) => {
  await page.goto(firstLesson.href, { waitUntil: 'networkidle' })
  await context.route('**/api/progress', (route) =>
    route.request().method() === 'POST' ? route.abort() : route.fallback(),
  )
  await context.route(`**${firstLesson.href}`, (route) =>
    route.request().method() === 'POST' ? route.abort() : route.fallback(),
  )
  await answer(page)
  await expect(page.getByText('No connection to the server.').first()).toBeVisible()
  await page.getByRole('banner').getByRole('link', { name: 'saved on this device' }).press('Enter')
  await expect(page).toHaveURL(/\/outbox$/)
  await expect(page.getByText('1 entry waits.')).toBeVisible()
  await expect(
    page
      .getByRole('main')
      .getByRole('link', { name: /backend/i })
      .first(),
  ).toBeVisible()
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Download' }).press('Enter')
  const file = JSON.parse(fs.readFileSync(await (await download).path(), 'utf8'))
  expect(file).toMatchObject({ format: 'serverside-outbox', v: 1, events: [{ subjectId: view.id }] })
  for (const theme of ['paper', 'night']) {
    await page.evaluate((chosen) => document.documentElement.setAttribute('data-theme', chosen), theme)
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
  }

  await context.unrouteAll()
  await context.route('**/api/progress', async (route) => {
    const { events = [] } = route.request().method() === 'POST' ? route.request().postDataJSON() : {}
    if (events.length === 0) return route.fallback()
    const verdicts = events.map(({ eventId }: { eventId: string }) => ({
      eventId,
      verdict: 'rejected',
      reason: 'unknown_revision',
    }))
    return route.fulfill({ json: { v: 1, learner: null, cursor: 0, verdicts, completed: [] } })
  })
  await page.getByRole('button', { name: 'Send now' }).press('Enter')
  await expect(page.getByText('The question has changed since.')).toBeVisible()
  await expect(page.getByText('Nothing waits.')).toBeVisible()
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
  await page.getByRole('button', { name: /^Dismiss/ }).press('Enter')
  await expect(page.getByText('Nothing waits: the server has everything')).toBeFocused()
  await page.reload()
  await expect(page.getByText('Nothing waits')).toBeVisible()
})
