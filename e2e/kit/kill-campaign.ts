import { setTimeout as sleep } from 'node:timers/promises'
import type { QuestionEntry } from '@/lib/content/view'
import { HttpLearner } from './http-learner'
import type { PortalProcess } from './portal-process'

/** Test kit: kills a portal again and again while learners answer, then counts what became of the answers. */
type Campaign = {
  portal: PortalProcess
  questions: QuestionEntry[]
  kills: number
  writers: number
  tell?: (line: string) => void
}
export type Toll = {
  kills: number
  /** Events that the server said it has. */
  acknowledged: number
  /** Acknowledged events that it does not have. */
  lost: number
  /** Events it has more than once, or that nobody sent. */
  surplus: number
  /** Kills that came while a write was under way. */
  midWrite: number
}

export async function killCampaign({ portal, questions, kills, writers, tell }: Campaign): Promise<Toll> {
  const learners = Array.from({ length: writers }, () => new HttpLearner(portal.address, questions))
  let midWrite = 0
  for (let kill = 1; kill <= kills; kill++) {
    const readyMs = await portal.start()
    const stop = new AbortController()
    const working = Promise.all(learners.map((learner) => learner.work(stop.signal)))
    const known = sum(learners, acknowledged)
    await Promise.race([untilSome(() => sum(learners, acknowledged) - known), working])
    if (learners.some((learner) => learner.isSending)) midWrite++
    await portal.kill()
    stop.abort()
    await working
    tell?.(`kill ${kill} of ${kills}: ready after ${readyMs} ms, ${sum(learners, acknowledged)} acknowledged`)
  }
  await portal.start()
  await Promise.all(learners.map((learner) => learner.drain()))
  const tolls = await Promise.all(learners.map(tollOf))
  await portal.stop()
  return {
    kills,
    midWrite,
    acknowledged: sum(learners, acknowledged),
    lost: sum(tolls, ({ lost }) => lost),
    surplus: sum(tolls, ({ surplus }) => surplus),
  }
}

/** Until answers were acknowledged in this life of the portal, and then until some moment. */
async function untilSome(acknowledgedNow: () => number) {
  for (const deadline = Date.now() + 10_000; acknowledgedNow() < 10 && Date.now() < deadline; ) await sleep(5)
  await sleep(Math.random() * 500)
}

async function tollOf(learner: HttpLearner) {
  const stored = (await learner.pull())
    .filter(({ type }) => type === 'question_answered')
    .map(({ eventId }) => eventId)
  const ids = new Set(stored)
  const lost = [...learner.acknowledged].filter((id) => !ids.has(id)).length
  const unknown = [...ids].filter((id) => !learner.sent.has(id)).length
  return { lost, surplus: stored.length - ids.size + unknown }
}

const acknowledged = (learner: HttpLearner) => learner.acknowledged.size
const sum = <T>(all: T[], of: (one: T) => number) => all.reduce((total, one) => total + of(one), 0)
