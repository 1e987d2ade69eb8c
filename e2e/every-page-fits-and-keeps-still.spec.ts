import { expect, firstLesson, listedRoutes, test, unlisted } from './fixtures'

test('no page scrolls sideways at 320 px', async ({ page }) => {
  test.setTimeout(300_000)
  const found: string[] = []
  await page.setViewportSize({ width: 320, height: 640 })
  for (const route of [...(await listedRoutes(page)), ...unlisted]) {
    await page.goto(route)
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    )
    if (overflow > 0) found.push(`${route} by ${overflow} px`)
  }
  expect(found).toEqual([])
})

test('no code in a table is broken at 320 px, and what is cut at an edge is shaded there', async ({
  page,
}) => {
  test.setTimeout(300_000)
  const found: string[] = []
  let cut = 0
  await page.setViewportSize({ width: 320, height: 640 })
  for (const route of await listedRoutes(page)) {
    await page.goto(route)
    const seen = await page.evaluate(() => {
      const broken = [...document.querySelectorAll('.table code')].filter(
        (code) => code.getClientRects().length > 1,
      )
      const scrolling = [...document.querySelectorAll('.prose :is(pre, .table), .inst pre')].filter(
        (box) => box.scrollWidth > box.clientWidth,
      )
      const bare = scrolling.filter(
        (box) => getComputedStyle(box).backgroundAttachment !== 'local, local, scroll, scroll, scroll',
      )
      return {
        cut: scrolling.length,
        words: [...broken, ...bare].map(({ textContent }) => textContent?.slice(0, 40)),
      }
    })
    cut += seen.cut
    for (const words of seen.words) found.push(`${route}: ${words}`)
  }
  expect(found).toEqual([])
  expect(cut).toBeGreaterThan(0)
})

test('nothing moves while a page loads', async ({ page }) => {
  for (const route of [
    '/',
    '/learn',
    '/learn/start-here',
    firstLesson.href,
    '/stacks/django',
    '/dashboard',
  ]) {
    await page.addInitScript(() => {
      const shifts: number[] = []
      Object.assign(window, { shifts })
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries())
          shifts.push((entry as PerformanceEntry & { value: number }).value)
      }).observe({ type: 'layout-shift', buffered: true })
    })
    await page.goto(route, { waitUntil: 'networkidle' })
    const shifts = await page.evaluate(() => (window as unknown as { shifts: number[] }).shifts)
    expect(
      shifts.reduce((sum, value) => sum + value, 0),
      route,
    ).toBe(0)
  }
})

test('with reduced motion nothing is animated', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await page.goto('/')
  await page.getByRole('button', { name: /Send/ }).first().click()
  const running = await page.evaluate(
    () => document.getAnimations().filter((animation) => animation.playState === 'running').length,
  )
  expect(running).toBe(0)
})

test('the chosen theme holds from the first paint on', async ({ page }) => {
  await page.goto('/settings')
  await page.getByRole('radio', { name: /night/i }).check({ force: true })
  // What stands on <html> when the first frame is about to be painted; later frames cannot mend that.
  await page.addInitScript(() => {
    requestAnimationFrame(() =>
      sessionStorage.setItem('first-theme', document.documentElement.dataset.theme ?? 'none'),
    )
  })
  await page.goto('/learn')
  expect(await page.evaluate(() => sessionStorage.getItem('first-theme'))).toBe('night')
})
