import type { Page } from '@playwright/test'
import { answerRightly, checksOf, expect, firstLesson } from './fixtures'
import {
  answersOnServer,
  axe,
  cacheNames,
  cut,
  elsewhere,
  kept,
  mend,
  read,
  second,
  test,
} from './offline-fixtures'

test('a lesson that was visited is read, worked through and answered without a network; the answer is sent afterwards', async ({
  page,
  context,
  front,
}) => {
  await read(page, firstLesson.href)
  await cut(context, front)
  await page.reload()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('What a backend does')
  await expect(page.locator('[data-live]').first()).toBeVisible()
  await expect(page.getByRole('status').filter({ hasText: 'offline' })).toBeVisible()

  const [first] = checksOf(firstLesson.id)
  if (!first) throw new Error('no checks')
  await answerRightly(page, first, 0)
  await expect(page.getByRole('banner')).toContainText('saved on this device')

  await mend(context, front)
  await expect(page.getByRole('banner')).toContainText(/(?<!not )saved$|saved(?! on)/)
  await expect.poll(() => answersOnServer(page)).toBe(1)
})

test('links lead on without a network: to the path, the dashboard, and lessons that were visited', async ({
  page,
  context,
  front,
}) => {
  await read(page, second)
  await read(page, firstLesson.href)
  await kept(page, '/dashboard')
  await cut(context, front)
  await page.getByRole('banner').getByRole('link', { name: 'Learn' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('The path')
  await page.getByRole('main').getByRole('link', { name: 'Backend roles and skills' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Backend roles and skills')
  await expect(page).toHaveURL(new RegExp(`${second}$`))
  await page.getByRole('banner').getByRole('link', { name: 'Dashboard' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Dashboard')
  await page.goBack()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Backend roles and skills')
})

test('a lesson reached by links alone is kept too', async ({ page, context, front }) => {
  await read(page, '/learn')
  await page.getByRole('main').getByRole('link', { name: 'What a backend does', exact: true }).click()
  await expect(page).toHaveURL(new RegExp(`${firstLesson.href}$`))
  await kept(page, firstLesson.href)
  await cut(context, front)
  await page.reload()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('What a backend does')
  await expect(page.locator('[data-live]').first()).toBeVisible()
})

test('a page that is not on the device says so, lists what is, and opens when the network is back', async ({
  page,
  context,
  front,
}) => {
  await read(page, firstLesson.href)
  await cut(context, front)
  for (const address of ['/sign-in', '/settings/account', elsewhere]) {
    await page.goto(address)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('The network ends here')
  }
  await expect(page.getByRole('main').getByRole('link', { name: 'What a backend does' })).toBeVisible()
  await page.setViewportSize({ width: 320, height: 700 })
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
  await page.getByRole('main').getByRole('link', { name: 'What a backend does' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('What a backend does')
  await page.goto(elsewhere)
  expect(await axe(page)).toEqual([])
  await mend(context, front)
  await expect(page.getByRole('heading', { level: 1 })).not.toHaveText('The network ends here')
  await expect(page).toHaveURL(new RegExp(`${elsewhere}$`))
})

for (const health of ['silent', 'failing'] as const) {
  test(`a ${health} server does not keep a reader from a page on the device`, async ({ page, front }) => {
    await read(page, firstLesson.href)
    front.health = health
    await page.reload()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('What a backend does')
    await expect(page.locator('[data-live]').first()).toBeVisible()
    await page.getByRole('banner').getByRole('link', { name: 'Learn' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('The path', { timeout: 20_000 })
    front.health = 'well'
  })
}

test('search says that it needs the network', async ({ page, context, front }) => {
  await read(page, '/learn')
  // The palette’s code is among what the page needs.
  await cut(context, front)
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox').fill('request')
  await expect(page.getByRole('dialog').getByRole('status')).toContainText('Search needs a connection')
})

test('the sign of a lost network moves nothing', async ({ page, context, front }) => {
  for (const width of [320, 1440]) {
    await page.setViewportSize({ width, height: 800 })
    await read(page, firstLesson.href)
    const boxes = () =>
      page
        .locator('.bar a, .bar button, main h1')
        .evaluateAll((all) => all.map((one) => JSON.stringify(one.getBoundingClientRect())))
    const before = await boxes()
    await context.setOffline(true)
    await expect(page.locator('.network')).toHaveText('offline')
    expect(await boxes()).toEqual(before)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
    await context.setOffline(false)
    await expect(page.locator('.network')).toBeEmpty()
  }
  await front.stop()
  await front.start()
})

test('after a release an open tab of the build before works on, also without a network, and no build is mixed', async ({
  page,
  context,
  front,
}) => {
  await read(page, second)
  await read(page, firstLesson.href)
  front.deploy()
  const other = await context.newPage()
  await other.goto('/learn')
  await expect.poll(() => cacheNames(other), { timeout: 20_000 }).toHaveLength(2)
  // The tab of the old build stays as it was, whatever else it loads; its links load pages of one build each.
  await cut(context, front)
  const documents: string[] = []
  page.on('domcontentloaded', () => documents.push(page.url()))
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.keyboard.press('Escape')
  await page.getByRole('link', { name: 'Backend roles and skills' }).first().click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Backend roles and skills')
  await expect(page.locator('[data-live]').first()).toBeVisible()
  expect(await buildsOf(page)).toHaveLength(1)
  await page.reload()
  await expect(page.locator('[data-live]').first()).toBeVisible()
  expect(documents).toHaveLength(2)
  expect(front.missing).toEqual([])
})

test('pages kept from the build before come over, and its cache goes when its last tab is closed', async ({
  page,
  context,
  front,
}) => {
  await read(page, second)
  await read(page, firstLesson.href)
  front.deploy()
  const other = await context.newPage()
  await other.goto('/learn')
  await takenOver(other)
  await other.goto('/settings')
  await expect.poll(() => pagesOfLatest(other), { timeout: 20_000 }).toContain(second)
  expect(await cacheNames(other)).toHaveLength(2)
  await page.close()
  const fresh = await context.newPage()
  await other.close()
  await fresh.goto('/dashboard')
  await expect.poll(() => cacheNames(fresh), { timeout: 20_000 }).toHaveLength(1)
  await cut(context, front)
  await fresh.goto(second)
  await expect(fresh.locator('[data-live]').first()).toBeVisible()
  expect(await buildsOf(fresh)).toEqual(['next'])
  expect(front.missing).toEqual([])
})

/** Waits until the worker of another build has come and is in charge. */
async function takenOver(page: Page) {
  await expect.poll(() => cacheNames(page), { timeout: 20_000 }).toHaveLength(2)
  const isSettled = () =>
    page.evaluate(async () => {
      const worker = await navigator.serviceWorker.getRegistration()
      return !worker?.installing && !worker?.waiting && worker?.active?.state === 'activated'
    })
  await expect.poll(isSettled, { timeout: 20_000 }).toBe(true)
}

const pagesOfLatest = (page: Page) =>
  page.evaluate(async () => {
    const name = (await caches.keys()).at(-1) ?? ''
    return (await (await caches.open(name)).keys()).map(({ url }) => new URL(url).pathname)
  })

/** Builds whose scripts and style sheets the page loaded. */
const buildsOf = (page: Page) =>
  page.evaluate(() => {
    const names = performance
      .getEntriesByType('resource')
      .map(({ name }) => name)
      .filter((name) => name.includes('/_next/static/chunks/'))
    return [...new Set(names.map((name) => (name.includes('/next-') ? 'next' : 'first')))]
  })

test('the worker and its list are asked for anew each time, and come as what they are', async ({
  request,
}) => {
  for (const [address, type] of [
    ['/sw.js', /javascript/],
    ['/offline.json', /json/],
  ] as const) {
    const response = await request.get(address)
    expect(response.status()).toBe(200)
    expect(response.headers()['content-type']).toMatch(type)
    expect(response.headers()['cache-control']).toBe('no-cache')
  }
})
