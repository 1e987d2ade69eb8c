import type { Language } from '@/lib/lab/runtime'
import { expect, test } from './fixtures'
import { checks, differences } from './lab/checks'
import { openLabPage } from './lab/harness'
import { manners } from './lab/manners'
import { books, booksIn, endless, programOf } from './lab/programs'

test.describe.configure({ timeout: 120_000 })

const languagesHere = [...new Set(books.map(([, language]) => language))]

async function boot(page: Parameters<typeof openLabPage>[0], language: Language) {
  await openLabPage(page)
  const booted = await page.evaluate(async (name) => {
    window.lab = window.openRuntime(name)
    const steps: string[] = []
    const result = await window.lab.boot(({ step, bytes, of }) => steps.push(`${step} ${bytes <= of}`))
    return { result, steps }
  }, language)
  expect(booted.result).toMatchObject({ ok: true })
  expect(booted.steps.at(-1)).toBe('ready true')
}

for (const [name, language, file] of books) {
  test(`the books API answers without a network: ${name}`, async ({ page, context }) => {
    await boot(page, language)
    await context.setOffline(true)
    const loaded = await page.evaluate((program) => window.lab.load(program), booksIn(language, file))
    expect(loaded.failure).toBeUndefined()
    for (const check of checks) {
      const handled = await page.evaluate((request) => window.lab.handle(request), check.request)
      expect(differences(check.expect, handled), check.name).toEqual([])
    }
  })
}

for (const language of languagesHere) {
  test(`a program that never answers is stopped, heard, and starts afresh: ${language}`, async ({ page }) => {
    await boot(page, language)
    await page.evaluate((program) => window.lab.load(program), programOf(language, endless[language] ?? ''))
    const stuck = await page.evaluate(() =>
      window.lab.handle({ method: 'GET', url: '/' }, { timeoutMs: 500 }),
    )
    expect(stuck.failure?.kind).toBe('timeout')
    // PHP tells its log when a script has ended.
    if (language !== 'php') expect(stuck.logs.map(({ text }) => text)).toContain('on and on')
    await page.getByRole('button').click()
    const [, , file = ''] = books.find(([, own]) => own === language) ?? []
    await page.evaluate((program) => window.lab.load(program), booksIn(language, file))
    const handled = await page.evaluate(() => window.lab.handle({ method: 'GET', url: '/books/2' }))
    expect(handled.response?.status).toBe(200)
  })
}

for (const language of languagesHere) {
  test(`drivers and cookies behave as outside: ${language}`, async ({ page }) => {
    await boot(page, language)
    const { source, answers } = manners[language]
    await page.evaluate((program) => window.lab.load(program), programOf(language, source))
    const handled = await page.evaluate(() =>
      window.lab.handle({ method: 'GET', url: '/', headers: { Cookie: 'id=7' } }),
    )
    expect(handled.logs).toEqual([])
    expect(JSON.parse(handled.response?.body ?? '{}')).toEqual(answers)
    const cookies = handled.response?.headers.filter(([name]) => name.toLowerCase() === 'set-cookie')
    expect(cookies?.map(([, value]) => value)).toEqual(['a=1', 'b=2'])
  })
}

test('what the database did is told, and plans can be seen', async ({ page }) => {
  await boot(page, 'javascript')
  await page.evaluate((program) => window.lab.load(program), booksIn('javascript', 'fetch.js'))
  const { queries } = await page.evaluate(() => window.lab.handle({ method: 'GET', url: '/books/2' }))
  expect(queries).toMatchObject([{ params: ['2'], rows: 1 }])
  const plan = await page.evaluate(
    ({ text, params }) => window.lab.explain(text, params),
    queries[0] ?? { text: '', params: [] },
  )
  expect(plan.ok && plan.value).toContain('Index Scan')
  const { results, failure } = await page.evaluate(() =>
    window.lab.sql("SELECT id, NULL::date AS day FROM books; SELECT 'x'::citext"),
  )
  expect(results).toMatchObject([
    { command: 'SELECT', rowCount: 3, fields: [{ type: 'integer' }, { type: 'date' }] },
  ])
  expect(failure).toMatchObject({ code: '42704' })
})

test('resetting brings back the database and the program as they were', async ({ page }) => {
  await boot(page, 'javascript')
  await page.evaluate((program) => window.lab.load(program), booksIn('javascript', 'fetch.js'))
  await page.evaluate(() => window.lab.sql('DELETE FROM books; CREATE SCHEMA left_over; BEGIN'))
  await page.evaluate(() => window.lab.reset())
  const { results } = await page.evaluate(() =>
    window.lab.sql(
      "SELECT count(*) FROM books; SELECT count(*) FROM pg_namespace WHERE nspname = 'left_over'",
    ),
  )
  expect(results.map(({ rows }) => rows[0]?.[0])).toEqual(['3', '0'])
})
