import { randomBytes, randomUUID } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import type { IndexFile } from '@/lib/content/index-file'
import type { QuestionEntry } from '@/lib/content/view'
import { answeredEvent, newEventId } from '@/lib/progress/event'
import type { LearnerEvent } from '@/lib/progress/event-schema'
import type { Call } from '../gauge/load'
import type { Server } from './server'

/** One way to store an answer. */
export type Door = {
  name: string
  server: Server
  next: () => Call
  isRight: (status: number, body: string) => boolean
}

/** Learners take turns, so that none has an unlikely number of answers. */
const learnerCount = 200
const device = { id: randomUUID(), seq: 0 }

function singleChoiceQuestions(root: string): QuestionEntry[] {
  const index: IndexFile = JSON.parse(fs.readFileSync(path.join(root, '.content/index.json'), 'utf8'))
  return index.questions.filter(({ key, check }) => check && key.kind === 'single')
}

/** Answers to the checks in turn, every other one right. */
function answersTo(questions: QuestionEntry[]): () => LearnerEvent {
  let count = 0
  return () => {
    const { id, rev, key } = questions[count % questions.length] ?? questions[0] ?? failNoQuestion()
    const right = key.kind === 'single' ? (key.right[0] ?? 0) : 0
    const choice = count++ % 2 === 0 ? right : right === 0 ? 1 : 0
    device.seq++
    return answeredEvent({ question: id, rev, answer: { kind: 'single', choice }, device })
  }
}

function failNoQuestion(): never {
  throw new Error('the content has no single-choice check')
}

type Known = { cookie: string; learner: string }

const originOf = ({ port }: Server) => `http://127.0.0.1:${port}`
const batchOf = (learner: string | null, event: LearnerEvent) => ({
  v: 1,
  expectedLearner: learner,
  events: [event],
})

/** A learner as the portal makes one: by a first answer without a cookie. */
async function makeLearner(server: Server, event: LearnerEvent): Promise<Known> {
  const response = await fetch(`${originOf(server)}/api/progress`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: originOf(server) },
    body: JSON.stringify(batchOf(null, event)),
  })
  const cookie = response.headers.get('set-cookie')?.split(';')[0]
  const view: { learner?: string } = await response.json()
  if (!cookie || !view.learner) throw new Error(`no learner was made: ${JSON.stringify(view)}`)
  return { cookie, learner: view.learner }
}

/** The tree of routes that the browser shows while it calls an action from a lesson. */
function routerState(module: string, lesson: string): string {
  const page = ['__PAGE__', {}, null, null]
  const inLesson = [['lesson', lesson, 'd', null], { children: page }, null, null]
  const inModule = [['module', module, 'd', null], { children: inLesson }, null, null]
  const tree = ['', { children: ['learn', { children: inModule }, null, null] }, null, null, 16]
  return encodeURIComponent(JSON.stringify(tree))
}

/** Id of the server action in this build. */
export function actionId(root: string, exportedName: string): string {
  const file = path.join(root, '.next/server/server-reference-manifest.json')
  const manifest: { node: Record<string, { exportedName?: string }> } = JSON.parse(
    fs.readFileSync(file, 'utf8'),
  )
  const found = Object.entries(manifest.node).find(([, action]) => action.exportedName === exportedName)
  if (!found) throw new Error(`the build has no action ${exportedName}`)
  return found[0]
}

/** Browsers ask for compressed answers. */
const asBrowser = { 'accept-encoding': 'gzip, deflate, br' }

const accepted = (status: number, body: string) => status === 200 && body.includes('"verdict":"accepted"')

/** The two doors of a running portal: the route handler, and the server action as a browser calls it. */
export async function portalDoors(server: Server, root: string): Promise<Door[]> {
  const answer = answersTo(singleChoiceQuestions(root))
  const learners: Known[] = []
  for (let count = 0; count < learnerCount; count++) learners.push(await makeLearner(server, answer()))
  let turn = 0
  const next = (headers: Record<string, string>, address: string, wrap: (batch: object) => unknown): Call => {
    const { cookie, learner } = learners[turn++ % learnerCount] ?? { cookie: '', learner: '' }
    const body = JSON.stringify(wrap(batchOf(learner, answer())))
    return { path: address, method: 'POST', headers: { ...headers, cookie, origin: originOf(server) }, body }
  }
  const [module, lesson] = ['start-here', 'what-a-backend-does']
  const action = {
    ...asBrowser,
    'next-action': actionId(root, 'recordProgressAction'),
    'next-router-state-tree': routerState(module, lesson),
    'content-type': 'text/plain;charset=UTF-8',
    accept: 'text/x-component',
  }
  const post = { ...asBrowser, 'content-type': 'application/json' }
  return [
    {
      name: 'POST /api/progress',
      server,
      next: () => next(post, '/api/progress', (batch) => batch),
      isRight: accepted,
    },
    {
      name: 'server action',
      server,
      next: () => next(action, `/learn/${module}/${lesson}`, (batch) => [batch]),
      isRight: accepted,
    },
  ]
}

/** The bare handler with learners of its own in the same database. */
export async function bareDoor(server: Server, databaseUrl: string): Promise<Door> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  const learners = Array.from({ length: learnerCount }, () => randomUUID())
  for (const learner of learners)
    await client.query('insert into learner (learner_id) values ($1)', [learner])
  await client.end()
  let head = 0
  const rowOf = (learner: string | undefined) => [
    ...[learner, newEventId(), ++head, 'question_answered', 'qst_00000000'],
    ...[{ answer: { kind: 'single', choice: 1 } }, randomBytes(32).toString('base64url')],
    ...[
      new Date().toISOString(),
      '2026-11-22',
      'lsn_00000000',
      true,
      '0123456789abcdef',
      device.id,
      head,
      60,
    ],
  ]
  const headers = { ...asBrowser, 'content-type': 'application/json' }
  return {
    name: 'bare handler, the INSERT alone',
    server,
    next: () => ({
      path: '/api/insert',
      method: 'POST',
      headers,
      body: JSON.stringify(rowOf(learners[head % learnerCount])),
    }),
    isRight: (status) => status === 200,
  }
}
