import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { type Cluster, findPostgres, startPostgres } from '@/lib/db/testing/postgres'
import { refusal, statementsOf, table } from './sql'

/** Whether a name is that of a script for two sessions, which the embedded database, having one, cannot play. */
export const isForSessions = (name: string) => name.endsWith('.sessions.sql')

type Session = { client: pg.Client; pid: number }
type Turn = { session: string; statement: string }
type Waiting = Turn & { printed: Promise<string>; isDone: boolean }

/** Who says what, in order. A line `-- A` or `-- B` hands over; what stands before the first one is said by nobody. */
export function turnsOf(script: string): Turn[] {
  const [preparation = '', ...parts] = script.split(/^-- ([A-Z])$/m)
  const turns = statementsOf(preparation).map((statement) => ({ session: '', statement: statement.trim() }))
  for (let at = 0; at < parts.length; at += 2)
    for (const statement of statementsOf(parts[at + 1] ?? ''))
      turns.push({ session: parts[at] ?? '', statement: statement.trim() })
  return turns
}

let cluster: Promise<Cluster> | undefined
let databases = 0

/** Plays a script on a PostgreSQL of this machine, and prints what each session said, got, and waited for. */
export async function playSessions(script: string): Promise<string> {
  const tools = findPostgres()
  if (!tools) throw new Error('no PostgreSQL on this machine')
  cluster ??= startPostgres(tools)
  const { url } = await cluster
  databases += 1
  const name = `sessions_${databases}`
  await once(url, `CREATE DATABASE ${name}`)
  const play = new Play(url.replace(/[^/]+$/, name))
  try {
    return await play.all(turnsOf(script))
  } finally {
    await play.close()
  }
}

/** Stops the server that `playSessions` started, if it did. */
export async function endSessions(): Promise<void> {
  await (await cluster)?.remove()
  cluster = undefined
}

async function once(url: string, statement: string) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(statement)
  await client.end()
}

class Play {
  private sessions = new Map<string, Session>()
  private waiting: Waiting | undefined
  private lines: string[] = []

  constructor(private url: string) {}

  async all(turns: Turn[]): Promise<string> {
    for (const turn of turns) await this.take(turn)
    if (this.waiting) throw new Error(`nobody let this go on: ${this.waiting.statement}`)
    return this.lines.map((line) => `${line}\n`).join('\n')
  }

  async close() {
    for (const { client } of this.sessions.values()) await client.end()
  }

  private async session(name: string): Promise<Session> {
    const known = this.sessions.get(name)
    if (known) return known
    const client = new pg.Client({ connectionString: this.url })
    await client.connect()
    const { rows } = await client.query('SELECT pg_backend_pid() AS pid')
    const session = { client, pid: rows[0].pid }
    this.sessions.set(name, session)
    return session
  }

  private async take({ session, statement }: Turn) {
    const { client } = await this.session(session)
    const turn: Waiting = { session, statement, printed: answer(client, statement), isDone: false }
    turn.printed.then(() => {
      turn.isDone = true
    })
    await this.settle(turn)
    const said = `${session}=> ${statement.replaceAll('\n', '\n    ')}`
    const got = turn.isDone ? await turn.printed : '(waits)'
    if (session !== '') this.lines.push(`${said}\n${got}`)
    const earlier = this.waiting
    if (earlier) await this.settle(earlier)
    if (earlier?.isDone)
      this.lines.push(`${earlier.session}, which waited, goes on:\n${await earlier.printed}`)
    if (earlier?.isDone) this.waiting = undefined
    if (!turn.isDone) this.waiting = turn
  }

  /** Returns when the statement has its answer, or is seen to wait for another session's lock. */
  private async settle(turn: Waiting) {
    const { pid } = await this.session(turn.session)
    const observer = await this.session(' observer')
    const asked = 'SELECT wait_event_type FROM pg_stat_activity WHERE pid = $1'
    while (!turn.isDone) {
      const { rows } = await observer.client.query(asked, [pid])
      if (!turn.isDone && rows[0]?.wait_event_type === 'Lock') return
      await sleep(20)
    }
  }
}

async function answer(client: pg.Client, statement: string): Promise<string> {
  try {
    const types = { getTypeParser: () => (text: string) => text }
    const result = await client.query({ text: statement, rowMode: 'array', types } as pg.QueryArrayConfig)
    const count = result.command === 'INSERT' ? ` 0 ${result.rowCount}` : ` ${result.rowCount}`
    const tag = result.rowCount === null ? result.command : `${result.command}${count}`
    return result.fields.length > 0 ? table(result) : tag
  } catch (error) {
    return refusal(error)
  }
}
