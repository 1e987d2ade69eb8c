import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { HttpLearner } from '@/e2e/kit/http-learner'
import { brokenBy, Ledger, type Stored } from '@/e2e/kit/ledger'
import { storedEmbedded, storedInPostgres } from '@/e2e/kit/stored-events'
import { type Campaign, type Outcome, type Sizes, size } from '../campaign'
import { lacksPostgres, type Stage } from '../stage'

/** No space left on the device: what could not be committed is not acknowledged. */

/** A disk of its own in memory, to be filled to the last byte and emptied again. */
function smallDisk(stage: Stage, megabytes: number) {
  const folder = path.join(stage.home, 'disk')
  fs.mkdirSync(folder)
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=777`, 'tmpfs', folder])
  stage.onClose(() => execFileSync('umount', ['-l', folder]))
  const ballast = path.join(folder, 'ballast')
  return { folder, fill: () => fill(ballast), empty: () => fs.rmSync(ballast) }
}

/** To the last byte, whatever else is written meanwhile. */
function fill(file: string) {
  const [ballast, block] = [fs.openSync(file, 'w'), Buffer.alloc(64 * 1024)]
  try {
    for (;;) fs.writeSync(ballast, block)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error
  } finally {
    fs.closeSync(ballast)
  }
}

type Filling = { sizes: Sizes; ledger: Ledger; learners: HttpLearner[]; disk: ReturnType<typeof smallDisk> }

/** Writes with room, then without; afterwards there is room again. */
async function writeUntilFull({ sizes, ledger, learners, disk }: Filling) {
  const stop = new AbortController()
  const working = Promise.all(learners.map((learner) => learner.work(stop.signal)))
  await sleep(1000)
  const before = ledger.acknowledged
  disk.fill()
  await sleep(1000 * size(sizes, 'seconds'))
  const refusals = learners.flatMap((learner) => learner.refusals)
  disk.empty()
  stop.abort()
  await working
  return { before, refusals }
}

function outcome(
  written: Awaited<ReturnType<typeof writeUntilFull>>,
  ledger: Ledger,
  stored: Stored[],
): Outcome {
  const toll = ledger.compare(stored)
  const { before, refusals } = written
  const bugs = refusals.filter(({ status }) => status !== 503 && status !== 0).length
  const idle = refusals.length === 0 ? ['the disk never was full'] : []
  const figures = { 'acknowledged with room': before, 'refused without': refusals.length, ...toll }
  return {
    figures,
    broken: [...brokenBy(toll), ...idle, ...(bugs > 0 ? [`${bugs} answers were 5xx but not 503`] : [])],
  }
}

async function fullUnderPostgres(sizes: Sizes, stage: Stage): Promise<Outcome> {
  const disk = smallDisk(stage, 256)
  const home = path.join(disk.folder, 'postgres')
  fs.mkdirSync(home)
  const cluster = await stage.postgres({ home })
  const portal = await stage.portal({ DATABASE_URL: cluster.url })
  await portal.start()
  const ledger = new Ledger()
  const learners = stage.writers({ address: portal.address, ledger, count: 4, most: 50, life: 500 })
  const written = await writeUntilFull({ sizes, ledger, learners, disk })
  // It gives up when it cannot write its log; somebody makes room and starts it again.
  await cluster.kill()
  await cluster.start()
  await Promise.all(learners.map((learner) => learner.drain()))
  return outcome(written, ledger, await storedInPostgres(cluster.url))
}

async function fullUnderEmbedded(sizes: Sizes, stage: Stage): Promise<Outcome> {
  const disk = smallDisk(stage, 256)
  const PORTAL_DATA_DIR = path.join(disk.folder, 'data')
  const portal = await stage.portal({ PORTAL_DATA_DIR })
  await portal.start()
  const ledger = new Ledger()
  const learners = stage.writers({ address: portal.address, ledger, count: 4, most: 50, life: 500 })
  const written = await writeUntilFull({ sizes, ledger, learners, disk })
  await portal.kill()
  await portal.start()
  await Promise.all(learners.map((learner) => learner.drain()))
  await portal.stop()
  return outcome(written, ledger, await storedEmbedded(PORTAL_DATA_DIR))
}

const lacksMount = () =>
  process.platform === 'linux' && process.getuid?.() === 0 ? undefined : 'only root may mount a small disk'

export const postgresDiskFull: Campaign = {
  name: 'postgres-disk-full',
  promises: [12],
  says: 'the disk of PostgreSQL is full while writers write',
  full: { seconds: 20 },
  small: { seconds: 3 },
  lacks: () => lacksPostgres() ?? lacksMount(),
  run: fullUnderPostgres,
}

export const embeddedDiskFull: Campaign = {
  name: 'embedded-disk-full',
  promises: [12],
  says: 'the disk of the embedded database is full while writers write',
  full: { seconds: 20 },
  small: { seconds: 3 },
  lacks: lacksMount,
  run: fullUnderEmbedded,
}
