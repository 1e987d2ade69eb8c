import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { HttpLearner } from '@/e2e/kit/http-learner'
import type { Ledger } from '@/e2e/kit/ledger'
import { OutboxLearner } from '@/e2e/kit/outbox-learner'
import { bareServer, nextStart, PortalProcess } from '@/e2e/kit/portal-process'
import { sampleIndex } from '@/e2e/kit/sample-index'
import type { IndexFile } from '@/lib/content/index-file'
import type { QuestionEntry } from '@/lib/content/view'
import { type Cluster, findPostgres, freePort, startPostgres } from '@/lib/db/testing/postgres'
import { seeded } from '@/scripts/bench/gauge/seeded'

/** `bare`: the handlers on node:http, without Next. `built`: `next start` on this folder's build. */
export type Kind = 'bare' | 'built'
type Options = { kind: Kind; seed: number; tell?: (line: string) => void }
type Writers = {
  address: string
  ledger: Ledger
  count: number
  /** Those of the stage's own content by default. */
  questions?: QuestionEntry[]
  most?: number
  life?: number
}

/** Where a campaign plays: a folder, databases and portals of its own, all of them gone afterwards. */
export class Stage {
  readonly home = fs.mkdtempSync(path.join(os.tmpdir(), 'serverside-faults-'))
  readonly log = path.join(this.home, 'portal.log')
  readonly dataDir = path.join(this.home, 'data')
  readonly kind: Kind
  readonly index: IndexFile
  readonly random: () => number
  readonly tell: (line: string) => void
  readonly #endings: (() => unknown)[] = []

  constructor({ kind, seed, tell = () => undefined }: Options) {
    // PostgreSQL runs as another user, and must get through to its files.
    fs.chmodSync(this.home, 0o755)
    this.kind = kind
    this.index = kind === 'bare' ? sampleIndex : JSON.parse(fs.readFileSync('.content/index.json', 'utf8'))
    this.random = seeded(seed)
    this.tell = tell
  }

  /** Addresses that need no database, with the status they answer. */
  get readable(): [string, number][] {
    const lesson = this.index.pages.find(({ kind }) => kind === 'lesson')
    return lesson ? [[lesson.href, 200]] : []
  }

  async postgres(options: { home?: string } = {}): Promise<Cluster> {
    const tools = findPostgres()
    if (!tools) throw new Error('PostgreSQL is not installed')
    const cluster = await startPostgres(tools, options)
    this.onClose(cluster.remove)
    return cluster
  }

  /** A portal on the given database, the embedded one when none is given; not started yet. */
  async portal(env: Record<string, string> = {}, index = this.index): Promise<PortalProcess> {
    const port = await freePort()
    const folder = path.join(this.home, `content-${port}`)
    fs.mkdirSync(folder)
    const command = this.kind === 'bare' ? bareServer(port, folder, index) : nextStart(port)
    const given = { DATABASE_URL: '', PORTAL_DATA_DIR: this.dataDir, ...env }
    const quiet = { LOG_LEVEL: 'warn', SHUTDOWN_DRAIN_MS: '0' }
    const portal = new PortalProcess({ command, port, log: this.log, env: { ...quiet, ...given } })
    this.onClose(portal.kill)
    return portal
  }

  writers({ count, questions = this.index.questions, ...options }: Writers): HttpLearner[] {
    const { random } = this
    return Array.from({ length: count }, () => new HttpLearner({ ...options, questions, random }))
  }

  /** Like writers, with the outbox of the portal's pages. */
  outboxes({ count, ...options }: Pick<Writers, 'address' | 'ledger' | 'count'>): OutboxLearner[] {
    const { random, index } = this
    const questions = index.questions
    return Array.from({ length: count }, () => new OutboxLearner({ ...options, questions, random }))
  }

  /** What was begun last ends first. */
  onClose(end: () => unknown) {
    this.#endings.unshift(end)
  }

  async close({ keepFiles = false } = {}) {
    for (const end of this.#endings) await end()
    if (!keepFiles) fs.rmSync(this.home, { recursive: true, force: true })
  }
}

/** Why a campaign on PostgreSQL cannot run here, if so. */
export const lacksPostgres = () => (findPostgres() ? undefined : 'no initdb found')
