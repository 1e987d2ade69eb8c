import { setTimeout as sleep } from 'node:timers/promises'
import { FaultProxy } from '@/e2e/kit/fault-proxy'
import { answerOfFirstBuild } from '@/e2e/kit/first-build'
import { brokenBy, Ledger } from '@/e2e/kit/ledger'
import type { PortalProcess } from '@/e2e/kit/portal-process'
import { postBatch } from '@/e2e/kit/post-batch'
import { storedInPostgres } from '@/e2e/kit/stored-events'
import type { IndexFile } from '@/lib/content/index-file'
import { type Campaign, type Outcome, type Sizes, size } from '../campaign'
import { lacksPostgres, type Stage } from '../stage'
import { status } from './requests'

/** Whoever deploys stops a portal that people use. */

const drainMs = '500'

/** Asks the portal to stop and looks on: was it not ready while it still answered, and did it leave with a clean exit? */
async function stopWatched(portal: PortalProcess, whenUnready: () => void): Promise<string[]> {
  let exit: number | null | undefined
  const stopped = portal.stop().then((code) => {
    exit = code
  })
  let wasUnready = false
  while (exit === undefined) {
    const [ready, live] = [
      await status(`${portal.address}/api/health/ready`),
      await status(`${portal.address}/api/health/live`),
    ]
    if (ready === 503 && live === 200) {
      wasUnready = true
      whenUnready()
    }
    await sleep(20)
  }
  await stopped
  return [
    ...(wasUnready ? [] : ['it was never unready before it left']),
    ...(exit === 0 ? [] : [`it left with ${exit}`]),
  ]
}

async function stopUnderLoad(sizes: Sizes, stage: Stage): Promise<Outcome> {
  const cluster = await stage.postgres()
  const portal = await stage.portal({ DATABASE_URL: cluster.url, SHUTDOWN_DRAIN_MS: drainMs })
  const ledger = new Ledger()
  const learners = stage.writers({ address: portal.address, ledger, count: size(sizes, 'writers') })
  const broken: string[] = []
  let slowest = 0
  for (let stops = 0; stops < size(sizes, 'stops'); stops++) {
    await portal.start()
    const stop = new AbortController()
    const working = Promise.all(learners.map((learner) => learner.work(stop.signal)))
    await sleep(300)
    const asked = performance.now()
    // As a load balancer does: whoever is not ready gets nothing more, and finishes what it has.
    broken.push(...(await stopWatched(portal, () => stop.abort())))
    slowest = Math.max(slowest, performance.now() - asked)
    await working
  }
  const cut = learners.flatMap((learner) => learner.refusals).filter(({ status }) => status === 0).length
  await portal.start()
  await Promise.all(learners.map((learner) => learner.drain()))
  const toll = ledger.compare(await storedInPostgres(cluster.url))
  if (cut > 0) broken.push(`${cut} requests broke off in the middle`)
  if (slowest > 5000) broken.push('a stop took longer than five seconds')
  const figures = {
    stops: size(sizes, 'stops'),
    'slowest stop ms': Math.round(slowest),
    'cut off': cut,
    ...toll,
  }
  return { figures, broken: [...broken, ...brokenBy(toll)] }
}

/** The same lessons after an edit: every question has another revision. */
const edited = (index: IndexFile): IndexFile => ({
  ...index,
  questions: index.questions.map((question) => ({ ...question, rev: `${question.rev}next` })),
})

async function rollOver(sizes: Sizes, stage: Stage): Promise<Outcome> {
  const cluster = await stage.postgres()
  const env = { DATABASE_URL: cluster.url, SHUTDOWN_DRAIN_MS: drainMs }
  const running = [await stage.portal(env), await stage.portal(env)]
  for (const portal of running) await portal.start()
  const proxy = await FaultProxy.open({ targets: running.map(({ port }) => port), random: stage.random })
  stage.onClose(() => proxy.close())
  const { address } = proxy
  const ledger = new Ledger()
  const count = size(sizes, 'writers')
  const next = edited(stage.index)
  const learners = stage.writers({ address, ledger, count })
  const newer = stage.writers({ address, ledger, count, questions: next.questions })
  const stop = new AbortController()
  const working = learners.map((learner) => learner.work(stop.signal))
  const open = firstBuild(address, stage, stop.signal)
  const broken: string[] = []
  for (let turn = 0; turn < size(sizes, 'restarts'); turn++) {
    const [leaving, ...staying] = running.splice(0)
    const coming = await stage.portal(env, next)
    await coming.start()
    // From now on somebody may have a page of the next build, and be sent to an instance of this one.
    if (turn === 0) working.push(...newer.map((learner) => learner.work(stop.signal)))
    running.push(...staying, coming)
    const turnAway = () => {
      proxy.targets = running.map(({ port }) => port)
    }
    if (leaving) broken.push(...(await stopWatched(leaving, turnAway)))
  }
  stop.abort()
  await Promise.all(working)
  await Promise.all([...learners, ...newer].map((learner) => learner.drain()))
  const early = await open
  const toll = { ...ledger.compare(await storedInPostgres(cluster.url)), surplus: 0 }
  const figures = { restarts: size(sizes, 'restarts'), 'taken of a page of 0.1.0': early.taken, ...toll }
  return { figures, broken: [...broken, ...early.refused, ...brokenBy(toll)] }
}

/** A page that was opened long ago and goes on sending what its build sends. */
async function firstBuild(address: string, { index, random }: Stage, signal: AbortSignal) {
  const single = index.questions.filter(({ key }) => key.kind === 'single')
  const refused = new Set<string>()
  let taken = 0
  while (!signal.aborted) {
    const question = single[Math.floor(random() * single.length)]
    const event = answerOfFirstBuild(question?.id ?? '', question?.rev ?? '')
    const { status, view, text } = await postBatch({ address, events: [event] })
    if (view?.verdicts[0]?.verdict === 'accepted') taken++
    else if (status > 0 && status < 503) refused.add(`a page of 0.1.0 was told ${text}`)
    await sleep(20)
  }
  return { taken, refused: [...refused, ...(taken === 0 ? ['nothing was taken of a page of 0.1.0'] : [])] }
}

export const stopsUnderLoad: Campaign = {
  name: 'stops-under-load',
  promises: [26],
  says: 'the portal gets SIGTERM while writers write',
  full: { stops: 30, writers: 6 },
  small: { stops: 1, writers: 3 },
  lacks: lacksPostgres,
  run: stopUnderLoad,
}

export const rollingRestart: Campaign = {
  name: 'rolling-restart',
  promises: [25],
  says: 'two instances are replaced one after the other by a build with edited questions, while pages of both builds and of 0.1.0 go on sending',
  full: { restarts: 20, writers: 6 },
  small: { restarts: 2, writers: 3 },
  lacks: lacksPostgres,
  run: rollOver,
}
