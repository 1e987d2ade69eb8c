import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { sql } from 'drizzle-orm'
import { afterAll, describe, expect, it } from 'vitest'
import { openEmbedded } from './embedded'

const home = fs.mkdtempSync(path.join(os.tmpdir(), 'serverside-embedded-'))
afterAll(() => fs.rmSync(home, { recursive: true }))

describe('the embedded database', () => {
  it('is made at the first start, kept over a restart, and open once only', async () => {
    // What a process killed during its first start leaves behind.
    fs.mkdirSync(path.join(home, 'pglite.new', 'base'), { recursive: true })
    fs.writeFileSync(path.join(home, 'pglite.new', 'PG_VERSION'), '')

    const first = await openEmbedded(home)
    await expect(openEmbedded(home)).rejects.toThrow(/in use by process \d+/)
    await first.db.execute(sql`create table kept as select 42 as answer`)
    await first.close()

    const second = await openEmbedded(home)
    expect(await second.db.execute(sql`select answer from kept`)).toMatchObject({ rows: [{ answer: 42 }] })
    await second.close()
  }, 300_000)

  it('that does not open is left as it is, with a sentence on what to do', async () => {
    const damaged = path.join(home, 'damaged')
    fs.mkdirSync(path.join(damaged, 'pglite'), { recursive: true })
    fs.writeFileSync(path.join(damaged, 'pglite', 'PG_VERSION'), 'nonsense')
    await expect(openEmbedded(damaged)).rejects.toThrow(/does not open. It was left as it is/)
    expect(fs.readFileSync(path.join(damaged, 'pglite', 'PG_VERSION'), 'utf8')).toBe('nonsense')
  })
})
