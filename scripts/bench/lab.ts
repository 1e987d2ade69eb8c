// `npm run bench:lab`: a server in the tab, by language: what is transferred, how long it takes to start for the first time, from the
// browser’s cache and after a kill, what a request with one query takes, and the memory that all of it needs.
import { setTimeout as wait } from 'node:timers/promises'
import type { Page } from '@playwright/test'
import { bytesOf, type Manifest } from '@/lib/lab/manifest'
import { type Language, languages } from '@/lib/lab/runtime'
import { openLabPage } from '../../e2e/lab/harness'
import { books, booksIn } from '../../e2e/lab/programs'
import { treeMemoryMb, waitForQuiet, watchOthers } from './gauge/processes'
import { digits, publish, table } from './gauge/report'
import { median } from './gauge/statistics'
import { startBrowser } from './stage/browser'
import { builtPortal } from './stage/portal'
import { startBuilt } from './stage/server'

const rounds = 3

async function bootMs(page: Page, language: Language): Promise<number> {
  await openLabPage(page)
  const booted = await page.evaluate((name) => {
    window.lab = window.openRuntime(name)
    return window.lab.boot()
  }, language)
  if (!booted.ok) throw new Error(`${language}: ${booted.error.message}`)
  return booted.value.ms
}

/** From the end of the call that a stop ended to the answer of the next. */
async function respawnMs(page: Page): Promise<number> {
  return page.evaluate(async () => {
    await window.lab.sql('SELECT pg_sleep(10)', { timeoutMs: 50 })
    const begin = performance.now()
    await window.lab.handle({ method: 'GET', url: '/books/2' })
    return performance.now() - begin
  })
}

async function requestMs(page: Page): Promise<number> {
  const times: number[] = []
  for (let count = 0; count < 50; count++)
    times.push(
      await page.evaluate(async () => {
        const begin = performance.now()
        await window.lab.handle({ method: 'GET', url: '/books/2' })
        return performance.now() - begin
      }),
    )
  return median(times)
}

type Sample = { first: number; cached: number; respawn: number; request: number; memory: number }

async function sample(url: string, language: Language): Promise<Sample> {
  const browser = await startBrowser()
  try {
    const page = await browser.newPage({ baseURL: url })
    await openLabPage(page)
    await wait(500)
    const before = treeMemoryMb(process.pid)
    const first = await bootMs(page, language)
    const [, , file = ''] = books.find(([, own]) => own === language) ?? []
    const cached = await bootMs(page, language)
    await page.evaluate((program) => window.lab.load(program), booksIn(language, file))
    const request = await requestMs(page)
    const memory = treeMemoryMb(process.pid) - before
    return { first, cached, request, memory, respawn: await respawnMs(page) }
  } finally {
    await browser.close()
  }
}

const portal = builtPortal()
const server = await startBuilt(portal.root, '/api/health/ready')
try {
  await waitForQuiet(20)
  const others = watchOthers()
  const manifest: Manifest = await (await fetch(`${server.url}/lab/manifest.json`)).json()
  const rows: string[][] = []
  for (const language of languages) {
    const samples: Sample[] = []
    for (let round = 0; round < rounds; round++) samples.push(await sample(server.url, language))
    const middle = (key: keyof Sample) => median(samples.map((one) => one[key]))
    const recipe = manifest.recipes[language]
    const megabytes = recipe ? bytesOf(manifest, recipe) / 1e6 : Number.NaN
    const times = (['first', 'cached', 'respawn'] as const).map((key) => digits(middle(key)))
    rows.push([
      language,
      digits(megabytes, 1),
      ...times,
      digits(middle('request'), 1),
      digits(middle('memory')),
    ])
  }
  const head = ['', 'MB sent', 'first boot ms', 'cached ms', 'after a kill ms', 'one query ms', 'memory MB']
  publish('lab', others(), table(head, rows))
} finally {
  await server.stop()
  portal.dispose()
}
