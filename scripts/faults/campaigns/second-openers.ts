import { spawn } from 'node:child_process'
import { brokenBy, Ledger } from '@/e2e/kit/ledger'
import { storedEmbedded } from '@/e2e/kit/stored-events'
import { type Campaign, type Outcome, type Sizes, size } from '../campaign'
import type { Stage } from '../stage'

type Tried = { opened: boolean; ms: number; says?: string }

/** Another process that opens the same directory. */
function tryToOpen(dataDir: string): Promise<Tried> {
  const args = ['--conditions=react-server', '--import', 'tsx', 'e2e/kit/second-opener.ts', dataDir]
  const child = spawn(process.execPath, args, { env: { ...process.env, LOG_LEVEL: 'silent' } })
  let said = ''
  child.stdout.on('data', (part) => {
    said += part
  })
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', () => resolve(JSON.parse(said || '{"opened":true,"ms":0,"says":"it said nothing"}')))
  })
}

async function run(sizes: Sizes, stage: Stage): Promise<Outcome> {
  const portal = await stage.portal()
  await portal.start()
  const ledger = new Ledger()
  const learners = stage.writers({ address: portal.address, ledger, count: 2 })
  const stop = new AbortController()
  const working = Promise.all(learners.map((learner) => learner.work(stop.signal)))
  const tried: Tried[] = []
  while (tried.length < size(sizes, 'openers')) tried.push(await tryToOpen(stage.dataDir))
  stop.abort()
  await working
  await Promise.all(learners.map((learner) => learner.drain()))
  await portal.stop()
  const toll = ledger.compare(await storedEmbedded(stage.dataDir))
  const refused = tried.filter(({ opened, says }) => !opened && says?.includes(`process ${portal.pid}`))
  const slowest = Math.max(...tried.map(({ ms }) => ms))
  return {
    figures: { refused: `${refused.length} of ${tried.length}`, 'slowest refusal ms': slowest, ...toll },
    broken: [
      ...(refused.length < tried.length ? ['a second opener was not refused by the name of the first'] : []),
      ...(slowest > 2000 ? ['a refusal took longer than two seconds'] : []),
      ...brokenBy(toll),
    ],
  }
}

export const secondOpeners: Campaign = {
  name: 'second-openers',
  promises: [4],
  says: 'other processes open the embedded database while the portal uses it',
  full: { openers: 50 },
  small: { openers: 2 },
  run,
}
