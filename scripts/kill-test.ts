// SIGKILLs the running portal in the middle of writes, and counts what it acknowledged and lost: `npm run test:kill`.
//   --kills 50  --writers 4  --database embedded|postgres|both  --bare (the handlers alone, no build needed)
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { killCampaign, type Toll } from '@/e2e/kit/kill-campaign'
import { bareServer, nextStart, PortalProcess } from '@/e2e/kit/portal-process'
import { sampleIndex } from '@/e2e/kit/sample-index'
import { findPostgres, freePort, startPostgres } from '@/lib/db/testing/postgres'

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '50' },
    writers: { type: 'string', default: '4' },
    database: { type: 'string', default: 'both' },
    bare: { type: 'boolean', default: false },
  },
})
const size = { kills: Number(values.kills), writers: Number(values.writers) }
const home = fs.mkdtempSync(path.join(os.tmpdir(), 'serverside-kill-'))
const index = values.bare ? sampleIndex : JSON.parse(fs.readFileSync('.content/index.json', 'utf8'))
const tell = (line: string) => process.stdout.write(process.stdout.isTTY ? `\r${line} ` : '')

async function portalOn(env: Record<string, string>) {
  const port = await freePort()
  const command = values.bare ? bareServer(port, home, index) : nextStart(port)
  const log = path.join(home, 'portal.log')
  return new PortalProcess({ command, port, log, env: { LOG_LEVEL: 'warn', SHUTDOWN_DRAIN_MS: '0', ...env } })
}

const campaign = (portal: PortalProcess) =>
  killCampaign({ portal, questions: index.questions, ...size, tell })

/** Kills during the first start, when the database is being made, come before the campaign. */
async function embedded(): Promise<Toll> {
  const dataDir = path.join(home, 'data')
  const portal = await portalOn({ PORTAL_DATA_DIR: dataDir, DATABASE_URL: '' })
  for (const moment of [0.1, 0.3, 0.5, 0.7, 0.9]) {
    portal.launch()
    await sleep(moment * 5000)
    await portal.kill()
  }
  return campaign(portal)
}

async function postgres(): Promise<Toll | null> {
  const tools = findPostgres()
  if (!tools) return null
  const cluster = await startPostgres(tools)
  try {
    return await campaign(await portalOn({ DATABASE_URL: cluster.url }))
  } finally {
    await cluster.remove()
  }
}

function report(name: string, toll: Toll | null): boolean {
  if (!toll) console.log(`${name}: skipped, no initdb found`)
  else
    console.log(
      `\n${name}: ${toll.kills} kills (${toll.midWrite} in the middle of a write), ${toll.acknowledged} events acknowledged, ${toll.lost} lost, ${toll.surplus} surplus`,
    )
  return !toll || (toll.lost === 0 && toll.surplus === 0)
}

const wanted = (name: string) => values.database === 'both' || values.database === name
let isFine = true
if (wanted('embedded')) isFine = report('embedded', await embedded()) && isFine
if (wanted('postgres')) isFine = report('postgres', await postgres()) && isFine
if (isFine) fs.rmSync(home, { recursive: true })
else console.error(`The portal's log and data were left in ${home}`)
process.exitCode = isFine ? 0 : 1
