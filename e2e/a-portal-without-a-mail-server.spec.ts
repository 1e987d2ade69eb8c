import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { freePort } from '@/lib/db/testing/postgres'
import { expect, test } from './fixtures'
import { nextStart, PortalProcess } from './kit/portal-process'
import { whoIs } from './kit/sign-in'

/** As somebody's own computer or a careless deployment would start it: nothing but these settings. */
async function portalWith(settings: Record<string, string>) {
  const [port, home] = [await freePort(), fs.mkdtempSync(path.join(os.tmpdir(), 'serverside-own-'))]
  const env = {
    PORTAL_DATA_DIR: home,
    PORT: String(port),
    SITE_URL: '',
    MAIL_SERVER: '',
    MAILBOX: '',
    ...settings,
  }
  const portal = new PortalProcess({ command: nextStart(port), port, env })
  await portal.start()
  const end = async () => {
    await portal.kill()
    fs.rmSync(home, { recursive: true, force: true })
  }
  return { address: portal.address, end }
}

test.describe.configure({ timeout: 240_000 })

test('with a mailbox, the whole journey works without any mail server', async ({ browser }) => {
  const { address, end } = await portalWith({ MAILBOX: 'on' })
  const page = await browser.newPage({ baseURL: address })
  await page.goto('/dashboard')
  await page.getByRole('banner').getByRole('link', { name: 'Sign in' }).click()
  await page.getByLabel('E-mail address').fill('alone@example.org')
  await page.getByRole('button', { name: 'a mailed link' }).click()
  await page.getByRole('main').getByRole('link', { name: 'mailbox' }).click()
  await page.getByRole('link', { name: /sign-in\/confirm/ }).click()
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.waitForURL((url) => url.pathname === '/')
  expect(await whoIs(page)).toMatchObject({ email: 'alone@example.org' })
  await page.close()
  await end()
})

test('mails are limited by where they are asked for, whatever the headers claim', async () => {
  const { address, end } = await portalWith({ MAILBOX: 'on' })
  const ask = (count: number) =>
    fetch(`${address}/api/sign-in`, {
      method: 'POST',
      redirect: 'manual',
      headers: {
        origin: address,
        'x-forwarded-for': `203.0.113.${count}`,
        'x-serverside-peer': `198.51.100.${count}`,
      },
      body: new URLSearchParams({ way: 'email', email: `person-${count}@example.org` }),
    })
  for (let count = 1; count <= 60; count++) expect((await ask(count)).status).toBe(303)
  const refused = await ask(61)
  expect(refused.status).toBe(429)
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
  expect(await refused.text()).toContain('too often')
  await end()
})

test('without anything set up, it says that it offers no accounts, and shows no mail', async ({
  browser,
}) => {
  const { address, end } = await portalWith({})
  const page = await browser.newPage({ baseURL: address })
  const told = page.waitForResponse((response) => response.url().endsWith('/api/progress'))
  await page.goto('/dashboard')
  await told
  await expect(page.getByRole('banner').getByRole('link', { name: 'Sign in' })).toHaveCount(0)
  expect((await page.goto('/mailbox'))?.status()).toBe(404)
  await page.goto('/sign-in')
  await expect(page.getByRole('main')).toContainText('offers no accounts')
  await expect(page.getByRole('main').locator('form')).toHaveCount(0)
  await page.close()
  await end()
})
