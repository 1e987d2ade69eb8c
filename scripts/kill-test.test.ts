import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { killCampaign } from '@/e2e/kit/kill-campaign'
import { bareServer, PortalProcess } from '@/e2e/kit/portal-process'
import { sampleIndex } from '@/e2e/kit/sample-index'
import { findPostgres, freePort, startPostgres } from '@/lib/db/testing/postgres'

/** The campaign of `npm run test:kill` in small, against the handlers without Next; the script runs it in full. */
const home = fs.mkdtempSync(path.join(os.tmpdir(), 'serverside-kill-'))
afterAll(() => fs.rmSync(home, { recursive: true }))

async function campaign(kills: number, env: Record<string, string>) {
  const port = await freePort()
  const command = bareServer(port, home, sampleIndex)
  const portal = new PortalProcess({
    command,
    port,
    env: { LOG_LEVEL: 'silent', SHUTDOWN_DRAIN_MS: '0', ...env },
  })
  return killCampaign({ portal, questions: sampleIndex.questions, kills, writers: 3 })
}

it('loses nothing it acknowledged when it is killed in the middle of writes, on the embedded database', async () => {
  const toll = await campaign(3, { PORTAL_DATA_DIR: path.join(home, 'data'), DATABASE_URL: '' })
  expect(toll).toMatchObject({ kills: 3, lost: 0, surplus: 0 })
  expect(toll.acknowledged).toBeGreaterThan(0)
}, 300_000)

const tools = findPostgres()
it.skipIf(!tools)(
  `loses nothing on PostgreSQL either${tools ? '' : ' (skipped: no initdb found)'}`,
  async () => {
    if (!tools) return
    const cluster = await startPostgres(tools)
    const toll = await campaign(4, { DATABASE_URL: cluster.url }).finally(cluster.remove)
    expect(toll).toMatchObject({ kills: 4, lost: 0, surplus: 0 })
    expect(toll.acknowledged).toBeGreaterThan(0)
  },
  300_000,
)
