import { setTimeout as sleep } from 'node:timers/promises'
import type { HttpLearner } from '@/e2e/kit/http-learner'
import { brokenBy, Ledger, type Stored } from '@/e2e/kit/ledger'
import { storedEmbedded, storedInPostgres } from '@/e2e/kit/stored-events'
import { type Campaign, type Outcome, type Sizes, size } from '../campaign'
import { lacksPostgres, type Stage } from '../stage'

/** SIGKILL in the middle of writes, again and again; then everything that was acknowledged is looked for. */
type Killing = {
  sizes: Sizes
  stage: Stage
  ledger: Ledger
  learners: HttpLearner[]
  start: () => Promise<unknown>
  kill: () => Promise<unknown>
}

async function killAgainAndAgain({ sizes, stage, ledger, learners, start, kill }: Killing) {
  const [kills, events] = [size(sizes, 'kills'), size(sizes, 'events')]
  let midWrite = 0
  for (let count = 1; count <= kills; count++) {
    await start()
    const stop = new AbortController()
    const working = Promise.all(learners.map((learner) => learner.work(stop.signal)))
    // Each life of the process has its share of the events.
    const enough = Math.ceil((events * count) / kills)
    await Promise.race([until(() => ledger.acknowledged >= enough), working])
    await sleep(stage.random() * 50)
    if (learners.some((learner) => learner.isSending)) midWrite++
    await kill()
    stop.abort()
    await working
    stage.tell(`kill ${count} of ${kills}, ${ledger.acknowledged} acknowledged`)
  }
  await start()
  await Promise.all(learners.map((learner) => learner.drain()))
  return { kills, 'in the middle of a write': midWrite }
}

const until = async (isSo: () => boolean) => {
  for (const deadline = Date.now() + 60_000; !isSo(); await sleep(2))
    if (Date.now() > deadline) throw new Error('nothing was acknowledged for a minute')
}

function outcome(killed: Record<string, number>, ledger: Ledger, stored: Stored[]): Outcome {
  const toll = ledger.compare(stored)
  return { figures: { ...killed, ...toll }, broken: brokenBy(toll) }
}

async function killPostgres(sizes: Sizes, stage: Stage): Promise<Outcome> {
  const ledger = new Ledger()
  const cluster = await stage.postgres()
  const portal = await stage.portal({ DATABASE_URL: cluster.url })
  await portal.start()
  const learners = stage.writers({
    address: portal.address,
    ledger,
    count: size(sizes, 'writers'),
    most: 120,
    life: 500,
  })
  // The portal lives through all of it, and its pool with it.
  const killed = await killAgainAndAgain({
    sizes,
    stage,
    ledger,
    learners,
    start: cluster.start,
    kill: cluster.kill,
  })
  return outcome(killed, ledger, await storedInPostgres(cluster.url))
}

async function killPortal(sizes: Sizes, stage: Stage): Promise<Outcome> {
  const ledger = new Ledger()
  const cluster = await stage.postgres()
  const portal = await stage.portal({ DATABASE_URL: cluster.url })
  const learners = stage.writers({ address: portal.address, ledger, count: size(sizes, 'writers') })
  const killed = await killAgainAndAgain({
    sizes,
    stage,
    ledger,
    learners,
    start: () => portal.start(),
    kill: portal.kill,
  })
  return outcome(killed, ledger, await storedInPostgres(cluster.url))
}

/** Kills while the database is being made come before the others. */
async function killEmbedded(sizes: Sizes, stage: Stage): Promise<Outcome> {
  const ledger = new Ledger()
  const portal = await stage.portal()
  const firstStarts = size(sizes, 'first starts')
  for (let count = 1; count <= firstStarts; count++) {
    portal.launch()
    await sleep((5000 * count) / firstStarts)
    await portal.kill()
  }
  const learners = stage.writers({ address: portal.address, ledger, count: size(sizes, 'writers') })
  const killed = await killAgainAndAgain({
    sizes,
    stage,
    ledger,
    learners,
    start: () => portal.start(),
    kill: portal.kill,
  })
  await portal.stop()
  return outcome(
    { ...killed, 'kills during the first start': firstStarts },
    ledger,
    await storedEmbedded(stage.dataDir),
  )
}

export const postgresKills: Campaign = {
  name: 'postgres-kills',
  promises: [2],
  says: 'PostgreSQL is killed with SIGKILL while writers send the same events until they are acknowledged',
  full: { kills: 300, writers: 8, events: 400_000 },
  small: { kills: 3, writers: 4, events: 1200 },
  lacks: lacksPostgres,
  run: killPostgres,
}

export const portalKills: Campaign = {
  name: 'portal-kills',
  promises: [1],
  says: 'the portal on PostgreSQL is killed with SIGKILL in the middle of writes',
  full: { kills: 200, writers: 8, events: 20_000 },
  small: { kills: 2, writers: 3, events: 60 },
  lacks: lacksPostgres,
  run: killPortal,
}

export const embeddedKills: Campaign = {
  name: 'embedded-kills',
  promises: [3],
  says: 'the portal on the embedded database is killed with SIGKILL, first while it makes the database, then in the middle of writes',
  full: { kills: 200, writers: 4, events: 10_000, 'first starts': 10 },
  small: { kills: 2, writers: 3, events: 40, 'first starts': 1 },
  run: killEmbedded,
}
