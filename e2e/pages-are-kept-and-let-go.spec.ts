import { answerRightly, checksOf, expect, firstLesson } from './fixtures'
import { answersOnServer, axe, cacheNames, cut, module, read, second, test } from './offline-fixtures'

test('a module is kept whole by keyboard alone, said beforehand how large it is, and let go of again', async ({
  page,
  context,
  front,
}) => {
  await page.goto(module)
  const keep = page.getByRole('button', { name: /offline$/ })
  await expect(page.locator('.keep-module output')).toContainText(/\d+ pages?, \d.*MB|rest takes \d.*MB/)
  await keep.focus()
  await page.keyboard.press('Enter')
  await expect(page.locator('.keep-module')).toContainText(/All 4 pages are on this device/, {
    timeout: 20_000,
  })
  expect(await axe(page)).toEqual([])
  await cut(context, front)
  for (const lesson of [second, firstLesson.href]) {
    await page.goto(lesson)
    await expect(page.getByRole('heading', { level: 1 })).not.toHaveText('The network ends here')
    await expect(page.locator('[data-live]').first()).toBeVisible()
  }
  await page.goto(module)
  await page.getByRole('button', { name: 'Remove from this device' }).click()
  await expect(page.getByRole('button', { name: 'Keep this module offline' })).toBeVisible()
  await page.goto(second)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('The network ends here')
})

test('keeping a module that was interrupted says how far it came and goes on from there', async ({
  page,
  context,
  front,
}) => {
  await read(page, module)
  let asked = 0
  await context.route(/\/learn\/start-here\/[\w-]+$/, async (route) => {
    asked++
    if (asked === 2) await route.abort('connectionfailed')
    else await route.continue()
  })
  await page.getByRole('button', { name: /^Keep .* offline$/ }).click()
  const said = page.locator('.keep-module output')
  await expect(said).toContainText('2 of 4 pages are here. The server cannot be reached.')
  expect(await axe(page)).toEqual([])
  await page.reload()
  await expect(said).toContainText('2 of 4 pages are on this device. The rest takes')
  await page.getByRole('button', { name: /^Keep .* offline$/ }).click()
  await expect(said).toContainText('All 4 pages are on this device')
  expect(asked).toBe(4)
  expect(front.missing).toEqual([])
})

test('keeping a module can be stopped, and what has arrived stays', async ({ page, context }) => {
  await read(page, module)
  let release = () => {}
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  await context.route(/place-yourself$/, async (route) => {
    await held
    await route.continue().catch(() => undefined)
  })
  await page.getByRole('button', { name: /^Keep .* offline$/ }).click()
  await expect(page.locator('.keep-module output')).toContainText(/[1-3] of 4 pages, \d/)
  await page.getByRole('button', { name: 'Stop' }).click()
  release()
  await expect(page.locator('.keep-module output')).toContainText(
    /of 4 pages are on this device. The rest takes/,
  )
})

test('a full storage is said in words', async ({ page }) => {
  await read(page, module)
  await page.evaluate(() => {
    Cache.prototype.put = () => Promise.reject(new DOMException('no room', 'QuotaExceededError'))
  })
  await page.getByRole('button', { name: /^Keep .* offline$/ }).click()
  await expect(page.locator('.keep-module output')).toContainText('There is no more room for this site')
})

test('nothing that belongs to a person is ever kept', async ({ page, context }) => {
  await read(page, firstLesson.href)
  const [first] = checksOf(firstLesson.id)
  if (!first) throw new Error('no checks')
  await answerRightly(page, first, 0)
  await expect.poll(() => answersOnServer(page)).toBe(1)
  for (const address of ['/dashboard', '/settings', '/search?q=request', '/api/health/live'])
    await page.goto(address)
  await read(page, module)
  await page.getByRole('button', { name: /^Keep .* offline$/ }).click()
  await expect(page.locator('.keep-module')).toContainText('All 4 pages are on this device')
  const entries = await page.evaluate(async () => {
    const found = []
    for (const name of await caches.keys()) {
      const cache = await caches.open(name)
      for (const request of await cache.keys()) {
        const response = await cache.match(request)
        found.push({
          address: new URL(request.url).pathname + new URL(request.url).search,
          headers: [...(response?.headers ?? [])].flat().join(' ').toLowerCase(),
          text: (await response?.text()) ?? '',
        })
      }
    }
    return found
  })
  expect(entries.length).toBeGreaterThan(20)
  const cookies = await context.cookies()
  expect(cookies.length).toBeGreaterThan(0)
  for (const { address, headers, text } of entries) {
    expect(address).not.toMatch(/^\/(api|sign-in|mailbox|search|og)|\?/)
    expect(headers, address).not.toMatch(/set-cookie|private|no-store/)
    for (const { value } of cookies) expect(text.includes(value), address).toBe(false)
  }
})

test('the settings show what is kept, remove it, and keep the worker away until it is wanted again', async ({
  page,
  context,
  front,
}) => {
  await read(page, firstLesson.href)
  await page.goto('/settings')
  const part = page.getByRole('region', { name: 'Without a network' })
  await expect(part.getByRole('listitem')).toContainText(/Start here.*1 page/)
  expect(await axe(page)).toEqual([])
  await part.getByRole('button', { name: 'Remove everything kept offline' }).click()
  await expect(part.getByRole('button', { name: 'Keep the pages I visit' })).toBeVisible()
  await page.goto(firstLesson.href)
  await expect(page.locator('[data-live]').first()).toBeVisible()
  expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0)
  expect(await cacheNames(page)).toEqual([])
  await page.goto('/settings')
  await part.getByRole('button', { name: 'Keep the pages I visit' }).click()
  await expect(part).toContainText('Kept from now on.')
  await cut(context, front)
  await page.goto('/learn')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('The path')
})
