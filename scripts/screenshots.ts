// `npm run screenshots`: every kind of page in both themes at phone and desktop width, from the built portal.
// Written to test-results/screenshots; the ones the documentation shows go to docs/images with --publish.
import { spawn } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { type Browser, chromium, type Page } from '@playwright/test'
import { findChromium } from './setup.mjs'

const port = 3250
const base = `http://localhost:${port}`
const folder = 'test-results/screenshots'

/** `view`: what a reader has before them, instead of the whole page. */
type Shot = { name: string; path: string; prepare?: (page: Page) => Promise<void>; view?: true }

async function answerSome(page: Page) {
  const questions = page.locator('.checks .question')
  for (let index = 0; index < (await questions.count()); index++) {
    const first = questions.nth(index).locator('input[type="radio"]').first()
    if ((await first.count()) > 0 && (await first.isEnabled())) await first.check()
    await questions.nth(index).getByRole('button', { name: 'Check' }).click()
  }
  await page.waitForTimeout(1500)
  await page
    .locator('.checks .question:has(.reason)')
    .first()
    .evaluate((question) => question.scrollIntoView({ block: 'start' }))
}

const lesson = '/learn/start-here/what-a-backend-does'

async function writeNote(page: Page) {
  await page.getByRole('button', { name: 'Bookmark' }).click()
  await page.getByRole('button', { name: 'Note', exact: true }).first().click()
  await page.getByRole('textbox', { name: 'Your note' }).fill('Ask again at every request: facts change.')
  await page.getByRole('button', { name: 'Keep', exact: true }).click()
  await page.waitForTimeout(1000)
}

/** An answer that does not reach the server: there is no network until the picture is taken. */
async function leaveWaiting(page: Page) {
  await page.goto(lesson, { waitUntil: 'networkidle' })
  await page.context().setOffline(true)
  await page.locator('.checks .question').first().getByRole('button', { name: 'Check' }).click()
  await page.waitForTimeout(500)
  await page.goto('/outbox')
  await page.waitForTimeout(1500)
}

/** Signs in after something was done, up to the question what should become of it. */
async function arrive(page: Page) {
  await page.getByLabel('E-mail address').fill(`reader-${Date.now()}@example.org`)
  await page.getByRole('button', { name: 'a mailed link' }).click()
  await page.getByRole('heading', { name: 'A link is on its way' }).waitFor()
  await page.goto('/mailbox')
  await page.locator('.letter a').first().click()
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.getByText('What should become of it?').waitFor()
}

const shots: Shot[] = [
  { name: 'home', path: '/' },
  { name: 'learn', path: '/learn' },
  { name: 'module', path: '/learn/start-here' },
  { name: 'lesson', path: lesson },
  { name: 'lesson-answered', path: lesson, prepare: answerSome },
  { name: 'roles', path: '/roles' },
  { name: 'role', path: '/roles/backend-developer' },
  { name: 'stacks', path: '/stacks' },
  { name: 'stack', path: '/stacks/django' },
  { name: 'glossary', path: '/glossary' },
  { name: 'term', path: '/glossary/idempotent' },
  { name: 'dashboard', path: '/dashboard', prepare: async (page) => page.waitForTimeout(800) },
  { name: 'settings', path: '/settings' },
  { name: 'sign-in', path: '/sign-in' },
  { name: 'notes', path: '/notes' },
  { name: 'outbox', path: '/outbox' },
  { name: 'delete', path: '/settings/delete' },
  { name: 'about', path: '/about' },
  { name: 'search', path: '/search?q=idempotant' },
  { name: 'palette', path: '/learn', prepare: openPalette, view: true },
  { name: 'not-found', path: '/nowhere' },
  { name: 'offline', path: '/offline' },
  { name: 'lesson-noted', path: lesson, prepare: writeNote, view: true },
  { name: 'notes-kept', path: '/notes', prepare: async (page) => page.waitForTimeout(800) },
  { name: 'outbox-waiting', path: '/outbox', prepare: leaveWaiting },
  { name: 'arrived', path: '/sign-in', prepare: arrive },
  { name: 'account', path: '/settings/account' },
]

async function openPalette(page: Page) {
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox').fill('idempotant')
  await page.getByRole('option').first().waitFor()
}

/** The pictures that README.md and docs/ show. */
const published = [
  'home-paper-1440',
  'home-night-390',
  'lesson-paper-1440',
  'lesson-night-1440',
  'learn-paper-1440',
  'stack-night-1440',
  'lesson-answered-paper-390',
  'dashboard-paper-1440',
]

async function takeAll(browser: Browser, only: string | undefined) {
  for (const theme of ['paper', 'night']) {
    for (const width of [390, 1440]) {
      const context = await browser.newContext({
        baseURL: base,
        viewport: { width, height: width === 390 ? 844 : 1000 },
      })
      await context.addInitScript((chosen) => localStorage.setItem('serverside:theme', chosen), theme)
      const page = await context.newPage()
      for (const { name, path: address, prepare, view } of shots.filter(
        (shot) => !only || shot.name === only,
      )) {
        await page.goto(address, { waitUntil: 'networkidle' })
        await prepare?.(page)
        const file = `${name}-${theme}-${width}.png`
        await page.screenshot({ path: path.join(folder, file), fullPage: !view })
        await context.setOffline(false)
        console.log(file)
      }
      await context.close()
    }
  }
}

/** The documentation shows the top of a page, not all of it. */
async function publish(browser: Browser) {
  fs.mkdirSync('docs/images', { recursive: true })
  for (const file of published) {
    const [, name = '', theme = '', width = ''] = /^(.*)-(paper|night)-(\d+)$/.exec(file) ?? []
    const shot = shots.find((candidate) => candidate.name === name)
    if (!shot) throw new Error(`no page is called ${name}`)
    const context = await browser.newContext({
      baseURL: base,
      viewport: { width: Number(width), height: width === '390' ? 844 : 900 },
    })
    await context.addInitScript((chosen) => localStorage.setItem('serverside:theme', chosen), theme)
    const page = await context.newPage()
    if (name === 'dashboard') {
      await page.goto(lesson, { waitUntil: 'networkidle' })
      await answerSome(page)
    }
    await page.goto(shot.path, { waitUntil: 'networkidle' })
    await shot.prepare?.(page)
    await page.screenshot({ path: path.join('docs/images', `${file}.png`) })
    await context.close()
  }
}

const server = spawn(process.execPath, ['node_modules/next/dist/bin/next', 'start', '-p', String(port)], {
  env: {
    ...process.env,
    NODE_ENV: 'production',
    LOG_LEVEL: 'warn',
    PORTAL_DATA_DIR: fs.mkdtempSync(path.join(os.tmpdir(), 'shots-')),
    MAILBOX: 'on',
  },
  stdio: ['ignore', 'ignore', 'inherit'],
})
try {
  for (let tries = 0; !(await fetch(`${base}/api/health/ready`).catch(() => undefined))?.ok; tries++) {
    if (tries > 240) throw new Error('The portal did not start; run npm run build first.')
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
  fs.mkdirSync(folder, { recursive: true })
  const browser = await chromium.launch({
    executablePath: await findChromium(),
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  })
  const only = process.argv.slice(2).find((argument) => !argument.startsWith('--'))
  await (process.argv.includes('--publish') ? publish(browser) : takeAll(browser, only))
  await browser.close()
} finally {
  server.kill('SIGTERM')
}
