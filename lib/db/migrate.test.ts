import { readMigrationFiles } from 'drizzle-orm/migrator'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { missingMigrations } from './migrate'
import { openPostgres } from './postgres'
import { testDatabase } from './testing/embedded'
import { type Cluster, findPostgres, startPostgres } from './testing/postgres'

const tools = findPostgres()
const known = readMigrationFiles({ migrationsFolder: 'lib/db/migrations' }).map(({ hash }) => hash)

describe('migrations', () => {
  it('are all applied on a new embedded database', async () => {
    expect(await missingMigrations(await testDatabase())).toEqual([])
  })

  describe.skipIf(!tools)(`on PostgreSQL${tools ? '' : ' (skipped: no initdb found)'}`, () => {
    let cluster: Cluster
    beforeAll(async () => {
      if (tools) cluster = await startPostgres(tools)
    })
    afterAll(() => cluster?.remove())

    it('are applied once when eight start at the same time, and none fails', async () => {
      const opened = await Promise.all(Array.from({ length: 8 }, () => openPostgres(cluster.url, 1)))
      const [one] = opened
      if (!one) throw new Error('none opened')
      const applied = await one.db.execute('select hash from drizzle.__drizzle_migrations order by id')
      const { rows } = applied as unknown as { rows: { hash: string }[] }
      expect(rows.map(({ hash }) => hash)).toEqual(known)
      expect(await missingMigrations(one.db)).toEqual([])
      await Promise.all(opened.map(({ close }) => close()))
    })

    it('that were applied leave nothing to do for a later start', async () => {
      const { db, close } = await openPostgres(cluster.url, 1)
      expect(await missingMigrations(db)).toEqual([])
      await close()
    })
  })
})
