import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { defineConfig } from '@playwright/test'
import { client, peersOf } from './e2e/kit/peer-addresses'

const port = Number(process.env.E2E_PORT ?? 3210)
const peers = peersOf(port)
const system = ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find((file) => fs.existsSync(file))
const executablePath = process.env.SERVERSIDE_CHROMIUM ?? system
const asRoot = process.getuid?.() === 0

export default defineConfig({
  testDir: 'e2e',
  // Tests of the kit itself are Vitest’s.
  testMatch: '**/*.spec.ts',
  fullyParallel: true,
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: Boolean(process.env.CI),
  // A shared machine may stall for seconds: a journey gets a second chance there, and `npm test` names each that took it.
  retries: process.env.CI ? 2 : 0,
  reporter: [['list'], ['json', { outputFile: 'test-results/journeys.json' }]],
  outputDir: 'test-results/journeys',
  use: {
    baseURL: `http://localhost:${port}`,
    trace: 'retain-on-failure',
    // Kept pages would stand between a test and the server; what is about them allows workers again.
    serviceWorkers: 'block',
    launchOptions: {
      executablePath,
      args: ['--disable-gpu', '--disable-background-networking', ...(asRoot ? ['--no-sandbox'] : [])],
    },
  },
  webServer: [
    {
      // Whom the portal asks and mails while it is tested.
      command: `node --import tsx e2e/kit/peers.ts ${port}`,
      url: `${peers.issuer}/.well-known/openid-configuration`,
      reuseExistingServer: false,
    },
    {
      command: `node node_modules/next/dist/bin/next start -p ${port}`,
      url: `http://localhost:${port}/api/health/ready`,
      timeout: 120_000,
      // A server left over from another build would serve pages whose scripts are gone.
      reuseExistingServer: false,
      env: {
        NODE_ENV: 'production',
        SITE_URL: `http://localhost:${port}`,
        PORTAL_DATA_DIR: fs.mkdtempSync(path.join(os.tmpdir(), 'serverside-e2e-')),
        OIDC_ISSUER: peers.issuer,
        OIDC_CLIENT_ID: client.id,
        OIDC_CLIENT_SECRET: client.secret,
        OIDC_NAME: 'Loopback',
        MAIL_SERVER: peers.mailServer,
        MAIL_FROM: 'Serverside <portal@example.org>',
      },
    },
  ],
})
