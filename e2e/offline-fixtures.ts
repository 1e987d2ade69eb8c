import AxeBuilder from '@axe-core/playwright'
import type { BrowserContext, Page } from '@playwright/test'
import { expect, test as journey } from './fixtures'
import { Front } from './kit/front'

/** Pages of the first module, and one of another. */
export const module = '/learn/start-here'
export const second = '/learn/start-here/backend-roles-and-skills'
export const elsewhere = '/learn/internet-and-tools/http-messages'

/** A portal that a test can stop, start and replace, and a browser that may keep pages. */
export const test = journey.extend<{ portal: string; front: Front }>({
  portal: [`http://localhost:${process.env.E2E_PORT ?? 3210}`, { option: true }],
  front: async ({ portal }, use) => {
    const front = new Front(portal)
    await front.start()
    await use(front)
    await front.stop()
  },
  baseURL: async ({ front }, use) => use(front.address),
  serviceWorkers: 'allow',
})

/** Opens a page and waits until it is kept. */
export async function read(page: Page, address: string) {
  await page.goto(address)
  await kept(page, address)
}

export const kept = (page: Page, address: string) =>
  expect
    .poll(() => page.evaluate(async (name) => Boolean(await caches.match(name)), address), {
      timeout: 20_000,
    })
    .toBe(true)

export async function cut(context: BrowserContext, front: Front) {
  await context.setOffline(true)
  await front.stop()
}

export async function mend(context: BrowserContext, front: Front) {
  await front.start()
  await context.setOffline(false)
}

export const axe = async (page: Page) => (await new AxeBuilder({ page }).analyze()).violations

export const answersOnServer = (page: Page) =>
  page.evaluate(async () => {
    const { state } = await (await fetch('/api/progress')).json()
    return Object.keys(state.questions).length
  })

export const cacheNames = (page: Page) => page.evaluate(() => caches.keys())
