import { randomBytes, randomUUID } from 'node:crypto'
import { postBatch } from '@/e2e/kit/post-batch'
import { type Campaign, type Outcome, type Sizes, size } from '../campaign'
import { lacksPostgres, type Stage } from '../stage'
import { answerTo } from './requests'

/** People and programs that reach for what is another’s. */

type Somebody = { cookie: string; learner: string; events: ReturnType<typeof answerTo>[] }

async function somebody(address: string, stage: Stage): Promise<Somebody> {
  const events = Array.from({ length: 5 }, () => answerTo(stage))
  const { cookie, view } = await postBatch({ address, events })
  if (!cookie || !view?.learner) throw new Error('nobody was made')
  return { cookie, learner: view.learner, events }
}

/** The ways in which one learner or a program may reach for what is another's. None knows the other's cookie. */
function attempts({ ann, ben }: Record<'ann' | 'ben', Somebody>, address: string, stage: Stage) {
  const [name = '', token = ''] = ann.cookie.split('=')
  const forged = () => {
    const place = Math.floor(stage.random() * token.length)
    const letter = token[place] === 'A' ? 'B' : 'A'
    return `${name}=${token.slice(0, place)}${letter}${token.slice(place + 1)}`
  }
  const taken = ann.events[1 + Math.floor(stage.random() * (ann.events.length - 1))]
  const answer = () => [answerTo(stage)]
  const read = (headers: Record<string, string>, query = '') =>
    fetch(`${address}/api/progress${query}`, { headers }).then((response) => response.text())
  const post = (sent: { cookie?: string; expectedLearner?: string | null; events: unknown[] }) =>
    postBatch({ address, ...sent }).then(({ text }) => text)
  return [
    () => post({ cookie: ben.cookie, expectedLearner: ann.learner, events: answer() }),
    () => post({ expectedLearner: ann.learner, events: answer() }),
    () => post({ cookie: forged(), expectedLearner: ann.learner, events: answer() }),
    () =>
      post({
        cookie: `${name}=${randomBytes(32).toString('base64url')}`,
        expectedLearner: ann.learner,
        events: answer(),
      }),
    () =>
      post({
        cookie: ben.cookie,
        expectedLearner: ben.learner,
        events: taken ? [{ ...taken, deviceId: randomUUID() }] : [],
      }),
    // With what stands in a file that she exported.
    () =>
      postBatch({ address, events: ann.events.slice(0, 1) }).then(
        ({ view }) => `"learner":"${view?.learner}"`,
      ),
    () => post({ cookie: `${name}=${ann.learner}`, expectedLearner: ann.learner, events: answer() }),
    () => read({ cookie: forged() }),
    () => read({ cookie: ben.cookie }, '?since=0'),
    () => read({ cookie: ben.cookie, 'if-none-match': `"1-${ann.learner}-5"` }),
    () => read({ cookie: `${name}=${ann.learner}; serverside-session=${ann.learner}` }, '?since=0'),
  ]
}

async function trespass(sizes: Sizes, stage: Stage): Promise<Outcome> {
  const cluster = await stage.postgres()
  const portal = await stage.portal({ DATABASE_URL: cluster.url })
  await portal.start()
  const { address } = portal
  const [ann, ben] = [await somebody(address, stage), await somebody(address, stage)]
  const own = () =>
    fetch(`${address}/api/progress`, { headers: { cookie: ann.cookie } }).then((response) => response.text())
  const before = await own()
  let told = 0
  for (let count = 0; count < size(sizes, 'attempts'); ) {
    const answers = await Promise.all(attempts({ ann, ben }, address, stage).map((attempt) => attempt()))
    count += answers.length
    // An id that the intruder named itself may be repeated to it as its own.
    const secrets = [`"learner":"${ann.learner}"`, ann.events[0]?.eventId ?? '']
    told += answers.filter((text) => secrets.some((secret) => text.includes(secret))).length
  }
  const after = await own()
  return {
    figures: { attempts: size(sizes, 'attempts'), 'told or changed': told },
    broken: [
      ...(told > 0 ? [`${told} attempts were told something of another learner`] : []),
      ...(before === after ? [] : ['the progress of another learner changed']),
    ],
  }
}

export const trespassing: Campaign = {
  name: 'trespassing',
  promises: [27],
  says: 'somebody else, or nobody, reads and writes with another learner’s ids and forged cookies',
  full: { attempts: 5000 },
  small: { attempts: 200 },
  lacks: lacksPostgres,
  run: trespass,
}
