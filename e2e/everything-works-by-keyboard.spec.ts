import { checksOf, expect, firstLesson, test } from './fixtures'

test('the first Tab leads past the header to the text', async ({ page }) => {
  await page.goto(firstLesson.href)
  await page.keyboard.press('Tab')
  await expect(page.locator(':focus')).toHaveText(/skip/i)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/#main$/)
})

test('whatever has the focus shows it', async ({ page }) => {
  await page.goto(firstLesson.href)
  const bare: string[] = []
  for (let stop = 0; stop < 60; stop++) {
    await page.keyboard.press('Tab')
    const shown = await page.evaluate(() => {
      const element = document.activeElement
      if (!element || element === document.body) return ''
      const { outlineStyle, outlineWidth } = getComputedStyle(element)
      return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2
        ? ''
        : element.outerHTML.slice(0, 120)
    })
    if (shown) bare.push(shown)
  }
  expect(bare).toEqual([])
})

test('a single choice is answered without a pointer', async ({ page }) => {
  const checks = checksOf(firstLesson.id)
  const view = checks.find(({ kind }) => kind === 'single')
  if (view?.kind !== 'single') throw new Error('no single choice')
  await page.goto(firstLesson.href)
  await page.locator(`input[name="${view.id}"]`).first().focus()
  await page.keyboard.press('Space')
  const right = view.options.findIndex((option) => option.right)
  for (let step = 0; step < right; step++) await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(
    page
      .locator('.question', { has: page.locator(`input[name="${view.id}"]`) })
      .getByRole('status')
      .first(),
  ).toContainText('Right.')
})

test('search is opened, asked, walked and followed with keys alone', async ({ page }) => {
  await page.goto('/learn')
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox').waitFor()
  await page.keyboard.type('idempotant')
  await expect(page.getByRole('option').first()).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/idempotent|methods/)
})

test('Escape closes the palette and returns the focus', async ({ page }) => {
  await page.goto('/learn')
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox').waitFor()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('combobox')).toHaveCount(0)
})
