import { answerRightly, checksOf, expect, firstLesson, questionAt, test } from './fixtures'

test('an anonymous learner answers, leaves, comes back and finds it kept', async ({ page, context }) => {
  const checks = checksOf(firstLesson.id)
  await page.goto(firstLesson.href)
  await expect(page.getByText(`0 of ${checks.length} right`)).toBeVisible()
  for (const [index, view] of checks.entries()) await answerRightly(page, view, index)
  await expect(page.getByText('Lesson complete.')).toBeVisible()
  await expect(page.locator('.checks').locator('xpath=..').getByText('saved', { exact: true })).toBeVisible()

  const cookie = (await context.cookies()).find(({ name }) => name.endsWith('serverside-learner'))
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax' })

  await page.reload()
  await expect(page.getByText(`${checks.length} of ${checks.length} right`)).toBeVisible()
  await page.goto('/dashboard')
  await expect(page.getByRole('main')).toContainText('1 of')
})

test('a wrong answer shows its own reason, gives nothing else away, and may be corrected', async ({
  page,
}) => {
  const checks = checksOf(firstLesson.id)
  const index = checks.findIndex(({ kind }) => kind === 'single')
  const view = checks[index]
  if (view?.kind !== 'single') throw new Error('the first lesson has no single choice')
  const wrong = view.options.findIndex(({ right }) => !right)
  await page.goto(firstLesson.href)
  const question = questionAt(page, index)
  await question.locator(`input[value="${wrong}"]`).check()
  await question.getByRole('button', { name: 'Check' }).click()
  await expect(question.getByText('Not yet.')).toBeVisible()
  await expect(question.locator('.options .reason')).toHaveCount(1)
  await answerRightly(page, view, index)
  await expect(question.locator('.options .reason')).toHaveCount(view.options.length)
})

test('an answer given without network is kept on the device and saved when the network is back', async ({
  page,
  context,
}) => {
  const [view] = checksOf(firstLesson.id)
  if (!view) throw new Error('no checks')
  await page.goto(firstLesson.href, { waitUntil: 'networkidle' })
  await context.setOffline(true)
  await answerRightly(page, view, 0)
  await expect(page.getByText('saved on this device').first()).toBeVisible()
  await context.setOffline(false)
  await expect(page.locator('.checks').locator('xpath=..').getByText('saved', { exact: true })).toBeVisible({
    timeout: 30_000,
  })
  await page.reload()
  await expect(page.getByText(/^1 of \d+ right/)).toBeVisible()
})

test('two quick clicks are one attempt', async ({ page }) => {
  const index = checksOf(firstLesson.id).findIndex(({ kind }) => kind === 'single')
  const view = checksOf(firstLesson.id)[index]
  if (view?.kind !== 'single') throw new Error('the first lesson has no single choice')
  const wrong = view.options.findIndex(({ right }) => !right)
  await page.goto(firstLesson.href)
  const question = questionAt(page, index)
  await question.locator(`input[value="${wrong}"]`).check()
  await question.getByRole('button', { name: 'Check' }).dblclick()
  await expect(page.locator('.checks').locator('xpath=..').getByText('saved', { exact: true })).toBeVisible()
  const { state } = await (await page.request.get('/api/progress')).json()
  expect(Object.keys(state.questions[view.id].attempts)).toHaveLength(1)
})

test('who comes back sees each answer with its day and its reasons, and may answer again', async ({
  page,
}) => {
  const checks = checksOf(firstLesson.id)
  await page.goto(firstLesson.href)
  for (const [index, view] of checks.entries()) await answerRightly(page, view, index)
  await expect(page.locator('.checks').locator('xpath=..').getByText('saved', { exact: true })).toBeVisible()
  await page.evaluate(() => scrollTo(0, 0))
  await page.reload()

  for (const [index, view] of checks.entries()) {
    const question = questionAt(page, index)
    await expect(question.getByText(/^Right, answered on \d+ \w+ 20\d\d\.$/)).toBeVisible()
    if (view.kind === 'single')
      await expect(
        question.locator(`input[value="${view.options.findIndex(({ right }) => right)}"]`),
      ).toBeChecked()
    if (view.kind === 'number')
      await expect(question.locator('.entry-input')).toHaveValue(String(view.answer))
    if (view.kind === 'order')
      expect(
        await question.locator('[data-item]').evaluateAll((lines) => lines.map((line) => line.dataset.item)),
      ).toEqual(view.itemsHtml.map((_, item) => String(item)))
  }
  await expect(questionAt(page, 0).locator('.reason').first()).toBeVisible()
  await questionAt(page, 0).getByRole('button', { name: 'Answer again' }).click()
  await expect(questionAt(page, 0).getByRole('button', { name: 'Check' })).toBeVisible()
})

test('nothing that a reader looks at moves when the answers of earlier visits arrive', async ({ page }) => {
  const checks = checksOf(firstLesson.id)
  await page.setViewportSize({ width: 390, height: 1200 })
  await page.goto(firstLesson.href)
  for (const [index, view] of checks.entries()) await answerRightly(page, view, index)
  await expect(page.locator('.checks').locator('xpath=..').getByText('saved', { exact: true })).toBeVisible()

  let send = () => {}
  const held = new Promise<void>((resolve) => {
    send = resolve
  })
  await page.route('**/api/progress', async (route) => {
    await held
    await route.continue()
  })
  await page.reload()
  await expect(page.locator('[data-live] .checks')).toBeVisible()
  const last = page.locator('.checks > li').nth(3)
  await page
    .locator('.checks > li')
    .nth(2)
    .evaluate((element) => element.scrollIntoView())
  const before = await last.boundingBox()
  send()
  await expect(last.getByText('Right, answered on')).toBeVisible()
  expect(await last.boundingBox()).toEqual(before)
  await last.getByRole('button', { name: 'Show the reasons' }).click()
  await expect(last.locator('.reason').first()).toBeVisible()
})

test('what a prediction is compared with is folded until the reader commits', async ({ page }) => {
  await page.goto(firstLesson.href)
  await expect(page.locator('[data-live]').first()).toBeVisible()
  const answer = page.locator('.answer').first()
  await expect(answer.locator('.exchange').first()).toBeHidden()
  const prediction = page.locator('[data-live]', { hasText: 'Predict' }).first()
  await prediction.locator('input').first().check()
  await prediction.getByRole('button', { name: 'Commit and compare' }).click()
  await expect(answer.locator('.exchange').first()).toBeVisible()
})
