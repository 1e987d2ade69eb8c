import { expect, test } from './fixtures'
import { openLabPage } from './lab/harness'
import { hostileIn } from './lab/hostile'
import { listeningHost } from './lab/listening-host'
import { books, booksIn, programOf } from './lab/programs'

test.describe.configure({ timeout: 600_000 })

for (const [language, hostile] of Object.entries(hostileIn)) {
  test(`hostile programs reach nothing, end in time and leave the page alone: ${language}`, async ({
    page,
    faults,
  }) => {
    const host = await listeningHost()
    await openLabPage(page)
    await page.evaluate(
      (name) => {
        window.lab = window.openRuntime(name)
        return window.lab.boot()
      },
      language as keyof typeof hostileIn,
    )
    const wrong: string[] = []
    for (const { name, source, ...program } of hostile(host.url)) {
      const told = await page.evaluate(
        async (one) => {
          const begin = performance.now()
          const loaded = await window.lab.load(one)
          const loadMs = performance.now() - begin
          const sent = performance.now()
          const handled = await window.lab.handle({ method: 'GET', url: '/' }, { timeoutMs: 1000 })
          return { loaded, loadMs, handled, ms: performance.now() - sent }
        },
        programOf(program.language, source),
      )
      await page.getByRole('button').click({ timeout: 2000 })
      const body = told.handled.response?.body ?? ''
      if (body.startsWith('GOT')) wrong.push(`${name}: ${body}`)
      if (told.ms > 2000) wrong.push(`${name}: ended after ${Math.round(told.ms)} ms`)
      if (told.handled.logs.length > 1000) wrong.push(`${name}: ${told.handled.logs.length} lines`)
      if (process.env.LAB_TELL)
        console.log(
          name,
          Math.round(told.loadMs),
          Math.round(told.ms),
          JSON.stringify(told.loaded.failure ?? told.handled.failure ?? body.slice(0, 90)),
        )
    }
    expect(host.heard).toEqual([])
    expect(wrong).toEqual([])
    const [, , file = ''] = books.find(([, own]) => own === language) ?? []
    const program = booksIn(language as keyof typeof hostileIn, file)
    const after = await page.evaluate(async (one) => {
      await window.lab.load(one)
      return window.lab.handle({ method: 'GET', url: '/books' })
    }, program)
    expect(after.response?.status).toBe(200)
    // The policy tells of each attempt on the console; that is what it is for.
    faults.splice(0)
    host.close()
  })
}
