import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Db, OpenDatabase } from './db-type'
import { openPostgres } from './postgres'
import { type Cluster, findPostgres, startPostgres } from './testing/postgres'

const tools = findPostgres()

const backends = (db: Db) =>
  db.select({ pid: sql<number>`pid` }).from(sql`pg_stat_activity`).where(sql`application_name = 'serverside'`)
const ownBackend = (db: Db) => db.select({ pid: sql<number>`pg_backend_pid()` }).from(sql`(select 1) as one`)

describe.skipIf(!tools)(`a pool${tools ? '' : ' (skipped: no initdb found)'}`, () => {
  const size = 2
  let cluster: Cluster
  let opened: OpenDatabase

  beforeAll(async () => {
    if (!tools) return
    cluster = await startPostgres(tools)
    opened = await openPostgres(cluster.url, size)
  })
  afterAll(async () => {
    await opened?.close()
    await cluster?.remove()
  })

  /** Runs `work` while the database takes requests and answers none. */
  async function stalled(work: () => Promise<unknown>) {
    const busy = Array.from({ length: size }, () => opened.db.execute(sql`select pg_sleep(0.2)`))
    await Promise.all(busy)
    const stopped = await backends(opened.db)
    for (const { pid } of stopped) process.kill(pid, 'SIGSTOP')
    try {
      await work()
    } finally {
      for (const { pid } of stopped) process.kill(pid, 'SIGCONT')
    }
  }

  const answer = (db: Db) => db.execute(sql`select 42 as answer`)
  const answering = { rows: [{ answer: 42 }] }

  it('is whole again after the database stalled at the beginning of as many transactions', async () => {
    await stalled(() =>
      Promise.all(
        Array.from({ length: size }, () => expect(opened.db.transaction(answer)).rejects.toThrow(/begin/)),
      ),
    )
    const after = await Promise.all(Array.from({ length: size }, () => opened.db.transaction(answer)))
    expect(after).toMatchObject([answering, answering])
  }, 60_000)

  it('takes back no connection on which an answer is still out', async () => {
    const failed = opened.db.transaction(async (transaction) => {
      const [mine] = await ownBackend(transaction)
      if (!mine) throw new Error('no backend')
      process.kill(mine.pid, 'SIGSTOP')
      return answer(transaction).finally(() => process.kill(mine.pid, 'SIGCONT'))
    })
    await expect(failed).rejects.toThrow(/select 42/)
    expect(await opened.db.transaction(answer)).toMatchObject(answering)
  }, 60_000)

  it('takes a connection back after work that failed, with nothing of it left', async () => {
    const used: number[] = []
    const note = async (transaction: Db) => {
      const [mine] = await ownBackend(transaction)
      used.push(mine?.pid ?? 0)
    }
    const failed = opened.db.transaction(async (transaction) => {
      await note(transaction)
      await transaction.execute(sql`create table half_done (id int)`)
      throw new Error('on purpose')
    })
    await expect(failed).rejects.toThrow('on purpose')
    await opened.db.transaction(note)
    expect(used[1]).toBe(used[0])
    const left = await opened.db.execute(sql`select to_regclass('half_done') as found`)
    expect(left).toMatchObject({ rows: [{ found: null }] })
  })
})
