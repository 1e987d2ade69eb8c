import { setTimeout as sleep } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'
import { fatesIn, storm, untouched } from '@/e2e/kit/fate'
import { FaultProxy } from '@/e2e/kit/fault-proxy'
import { brokenBy, Ledger } from '@/e2e/kit/ledger'
import type { OutboxLearner } from '@/e2e/kit/outbox-learner'
import { postBatch } from '@/e2e/kit/post-batch'
import { storedInPostgres } from '@/e2e/kit/stored-events'
import { eventOf } from '@/lib/progress/event'
import type { LearnerState } from '@/lib/progress/fold'
import { type Campaign, type Outcome, type Sizes, size } from '../campaign'
import { lacksPostgres, type Stage } from '../stage'
import { answerTo } from './requests'

/** Two instances of the portal on one PostgreSQL, and a line to them that may be hurt. */
async function twoInstances(stage: Stage) {
  const cluster = await stage.postgres()
  const instances = [
    await stage.portal({ DATABASE_URL: cluster.url }),
    await stage.portal({ DATABASE_URL: cluster.url }),
  ]
  await Promise.all(instances.map((instance) => instance.start()))
  const proxy = await FaultProxy.open({ targets: instances.map(({ port }) => port), random: stage.random })
  stage.onClose(() => proxy.close())
  return { cluster, proxy }
}

/** Every answer of the server is lost once, after it was committed. */
async function loseAnswers(sizes: Sizes, stage: Stage): Promise<Outcome> {
  const { cluster, proxy } = await twoInstances(stage)
  const ledger = new Ledger()
  const [learner] = stage.writers({ address: proxy.address, ledger, count: 1, most: 1, life: 100 })
  const stop = new AbortController()
  proxy.fateOf = () => ({ ...untouched, response: proxy.counts.requests % 2 === 1 ? 'dropped' : 'passes' })
  const working = learner?.work(stop.signal)
  while (ledger.acknowledged < size(sizes, 'answers')) await sleep(5)
  stop.abort()
  await working
  await learner?.drain()
  const toll = ledger.compare(await storedInPostgres(cluster.url))
  return {
    figures: { 'answers lost after the commit': proxy.counts.responsesLost, ...toll },
    broken: brokenBy(toll),
  }
}

/** Each answers at moments of their own until the weather turns; then every browser notices that it is online. */
async function weather(sizes: Sizes, stage: Stage): Promise<Outcome> {
  const { cluster, proxy } = await twoInstances(stage)
  const [sessions, atOnce] = [size(sizes, 'sessions'), size(sizes, 'at once')]
  const ledger = new Ledger()
  let slowest = 0
  for (let done = 0; done < sessions; done += atOnce) {
    const count = Math.min(atOnce, sessions - done)
    const learners = stage.outboxes({ address: proxy.address, ledger, count })
    proxy.fateOf = fatesIn(storm, stage.random)
    await Promise.all(learners.map((learner) => answerNowAndThen(learner, sizes, stage)))
    const healed = performance.now()
    proxy.heal()
    await Promise.all(learners.map((learner) => learner.comesOnline()))
    while (learners.some(({ waiting }) => waiting > 0) && performance.now() - healed < 60_000) await sleep(5)
    slowest = Math.max(slowest, performance.now() - healed)
    for (const learner of learners) learner.close()
    stage.tell(`${done + count} of ${sessions} sessions`)
  }
  await proxy.close()
  const toll = ledger.compare(await storedInPostgres(cluster.url))
  const late = slowest > 5000 ? ['not everybody converged within five seconds'] : []
  const figures = { sessions, ...proxy.counts, 'slowest to converge ms': Math.round(slowest), ...toll }
  return { figures, broken: [...brokenBy(toll), ...late] }
}

async function answerNowAndThen(learner: OutboxLearner, sizes: Sizes, { random }: Stage) {
  const answering: Promise<void>[] = []
  for (let count = size(sizes, 'answers'); count > 0; count--) {
    answering.push(learner.answer())
    await sleep(2 * random() * size(sizes, 'pause ms'))
  }
  await Promise.all(answering)
}

/** The same events in order to one learner, and copied and shuffled in windows of twenty to another. */
async function shuffled(stage: Stage, proxy: FaultProxy, count: number): Promise<boolean> {
  const events = Array.from({ length: count }, () => answerTo(stage))
  const { address } = proxy
  const inOrder = await somebody(address, stage)
  proxy.fateOf = () => untouched
  for (const event of events) await postBatch({ address, ...inOrder, events: [event] })
  const inAny = await somebody(address, stage)
  proxy.fateOf = fatesIn({ ...storm, requestLost: 0, responseLost: 0, duplicated: 0.8 }, stage.random)
  for (let start = 0; start < count; start += 20) {
    const window = events.slice(start, start + 20).sort(() => stage.random() - 0.5)
    await Promise.all(window.map((event) => postBatch({ address, ...inAny, events: [event] })))
  }
  await proxy.settle()
  const [one, other] = [await stateOf(address, inOrder.cookie), await stateOf(address, inAny.cookie)]
  return Object.keys(one.questions).length > 0 && isDeepStrictEqual(one, other)
}

/** A learner whose first event, which finds them again, is a bookmark: it shows in nothing that is compared. */
async function somebody(address: string, { index }: Stage) {
  const page = index.questions[0]?.lessonId
  const bookmark = { type: 'bookmark_set' as const, subjectId: page ?? '', payload: { on: true } }
  const { cookie, view } = await postBatch({
    address,
    events: [eventOf(bookmark, { id: crypto.randomUUID(), seq: 0 })],
  })
  if (!cookie || !view?.learner) throw new Error('nobody was made')
  return { cookie, expectedLearner: view.learner }
}

async function stateOf(address: string, cookie: string) {
  const response = await fetch(`${address}/api/progress`, { headers: { cookie } })
  const { state }: { state: LearnerState } = await response.json()
  return { questions: state.questions, completed: state.completed }
}

async function reorder(sizes: Sizes, stage: Stage): Promise<Outcome> {
  const { proxy } = await twoInstances(stage)
  let unlike = 0
  for (let trial = 0; trial < size(sizes, 'trials'); trial++)
    if (!(await shuffled(stage, proxy, size(sizes, 'events')))) unlike++
  const figures = {
    trials: size(sizes, 'trials'),
    events: size(sizes, 'events'),
    copies: proxy.counts.copies,
    'other states': unlike,
  }
  return { figures, broken: unlike > 0 ? [`${unlike} learners ended in another state`] : [] }
}

export const lostAnswers: Campaign = {
  name: 'lost-answers',
  promises: [5],
  says: 'every first answer of the server is lost after it committed',
  full: { answers: 1000 },
  small: { answers: 30 },
  lacks: lacksPostgres,
  run: loseAnswers,
}

export const reordered: Campaign = {
  name: 'reordered',
  promises: [6],
  says: 'events are copied up to five times and reordered in a window of twenty, over two instances',
  full: { trials: 200, events: 60 },
  small: { trials: 3, events: 30 },
  lacks: lacksPostgres,
  run: reorder,
}

export const chaos: Campaign = {
  name: 'chaos',
  promises: [13],
  says: '30 % of requests and 30 % of answers are lost, others doubled, late or cut, between the real outbox and two instances',
  full: { sessions: 1000, 'at once': 50, answers: 20, 'pause ms': 150 },
  small: { sessions: 8, 'at once': 8, answers: 6, 'pause ms': 50 },
  lacks: lacksPostgres,
  run: weather,
}
