import fs from 'node:fs'
import { generateDrizzleJson, generateMigration } from 'drizzle-kit/api'
import { sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import * as authTables from '@/lib/auth/tables'
import * as progressTables from '@/lib/progress/tables'
import { testDatabase } from './testing/embedded'

const migrations = 'lib/db/migrations'

describe('the tables', () => {
  it('are what the migrations make of them: a changed table has its migration (npm run db:generate)', async () => {
    const journal = JSON.parse(fs.readFileSync(`${migrations}/meta/_journal.json`, 'utf8'))
    const { idx } = journal.entries.at(-1)
    const snapshot = JSON.parse(
      fs.readFileSync(`${migrations}/meta/${String(idx).padStart(4, '0')}_snapshot.json`, 'utf8'),
    )
    const present = generateDrizzleJson({ ...authTables, ...progressTables }, snapshot.id)
    expect(await generateMigration(snapshot, present)).toEqual([])
  })

  it('that hold something of a learner (tombstones hold nothing) hang on learner_id and go with the learner', async () => {
    const db = await testDatabase()
    const found = await db.execute(sql`
      select attrelid::regclass::text as table, coalesce(max(confdeltype), 'none') as goes
      from pg_attribute
      join pg_class on pg_class.oid = attrelid and relkind = 'r'
      left join pg_constraint on conrelid = attrelid and conkey = array[attnum] and confrelid = 'learner'::regclass
      where attname = 'learner_id' and attrelid not in ('learner'::regclass, 'learner_tombstone'::regclass)
      group by attrelid order by 1`)
    expect(found).toMatchObject({
      rows: ['account_user', 'learner_credential', 'progress_event', 'progress_head'].map((table) => ({
        table,
        goes: 'c',
      })),
    })
  })
})
