import fs from 'node:fs'
import path from 'node:path'
import { type BrowserContext, chromium, type Page } from '@playwright/test'
import { answerRightly, checksOf, firstLesson } from '@/e2e/fixtures'
import { brokenBy, Ledger } from '@/e2e/kit/ledger'
import { storedEmbedded } from '@/e2e/kit/stored-events'
import { findChromium } from '@/scripts/setup.mjs'
import { type Campaign, type Outcome, type Sizes, size } from '../campaign'
import type { Stage } from '../stage'

/** A real browser is killed as soon as the page says that an answer is saved on this device. */

const checks = () => {
  const all = checksOf(firstLesson.id)
  const place = all.findIndex(({ kind }) => kind === 'single')
  const view = all[place]
  if (!view) throw new Error('the first lesson has no single choice')
  return { view, place }
}

async function open(profile: string, baseURL: string): Promise<{ context: BrowserContext; page: Page }> {
  const executablePath = await findChromium()
  const asRoot = process.getuid?.() === 0
  const args = ['--disable-gpu', ...(asRoot ? ['--no-sandbox'] : [])]
  const options = { baseURL, args, ...(executablePath && { executablePath }) }
  const context = await chromium.launchPersistentContext(profile, options)
  return { context, page: context.pages()[0] ?? (await context.newPage()) }
}

/** Ids of what waits in the page's own database. */
const waiting = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<string[]>((resolve, reject) => {
        const opening = indexedDB.open('serverside')
        opening.onerror = () => reject(opening.error)
        opening.onsuccess = () => {
          const keys = opening.result.transaction('outbox').objectStore('outbox').getAllKeys()
          keys.onsuccess = () => resolve(keys.result.map(String))
        }
      }),
  )

async function kill(context: BrowserContext) {
  const devTools = await context.browser()?.newBrowserCDPSession()
  const { processInfo = [] } = (await devTools?.send('SystemInfo.getProcessInfo')) ?? {}
  const browser = processInfo.find(({ type }) => type === 'browser')
  if (!browser) throw new Error('the browser does not tell its process')
  const closed = context.waitForEvent('close')
  process.kill(browser.id, 'SIGKILL')
  await closed
}

/** Answers without a way to the server and dies; answers the ids of what it said to have saved. */
async function answerAndDie(profile: string, address: string): Promise<string[]> {
  const { context, page } = await open(profile, address)
  await context.route('**/*', (route, request) =>
    request.method() === 'POST' ? route.abort() : route.fallback(),
  )
  await page.goto(firstLesson.href, { waitUntil: 'networkidle' })
  const { view, place } = checks()
  await answerRightly(page, view, place)
  await page.getByText('saved on this device', { exact: true }).first().waitFor()
  const ids = await waiting(page)
  await kill(context)
  return ids
}

/** Opens the same browser again and waits until nothing waits; answers whose it is. */
async function comeBack(profile: string, address: string): Promise<string> {
  const { context, page } = await open(profile, address)
  await page.goto(firstLesson.href)
  await page.locator('.checks').locator('xpath=..').getByText('saved', { exact: true }).waitFor()
  const { learner }: { learner: string } = await (await page.request.get('/api/progress')).json()
  await context.close()
  return learner
}

async function run(sizes: Sizes, stage: Stage): Promise<Outcome> {
  const portal = await stage.portal()
  await portal.start()
  const ledger = new Ledger()
  const kills = size(sizes, 'kills')
  for (let count = 1; count <= kills; count++) {
    const profile = path.join(stage.home, `profile-${count}`)
    const ids = await answerAndDie(profile, portal.address)
    for (const id of ids) ledger.sends(id)
    const learner = await comeBack(profile, portal.address)
    for (const id of ids) ledger.isTold(id, learner)
    fs.rmSync(profile, { recursive: true, force: true })
    stage.tell(`${count} of ${kills} browsers`)
  }
  await portal.stop()
  const toll = ledger.compare(await storedEmbedded(stage.dataDir))
  const few = toll.acknowledged < kills ? ['a page said “saved on this device” before it was'] : []
  return { figures: { kills, ...toll }, broken: [...brokenBy(toll), ...few] }
}

export const browserKills: Campaign = {
  name: 'browser-kills',
  promises: [15],
  says: 'Chromium is killed with SIGKILL as soon as the page says “saved on this device”, and opened again',
  full: { kills: 100 },
  small: { kills: 1 },
  kind: 'built',
  lacks: () => (fs.existsSync('.next/BUILD_ID') ? undefined : 'nothing was built'),
  run,
}
