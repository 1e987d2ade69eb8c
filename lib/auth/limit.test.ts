import { sql } from 'drizzle-orm'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { rolledBack } from '@/lib/db/testing/embedded'
import { substituteDatabase } from '@/lib/db/testing/substitute'

/** Another copy of the module is what another instance on the same database has. */
async function instance() {
  vi.resetModules()
  return import('./limit')
}

afterEach(() => substituteDatabase(new Error('no database outside a test')))

describe('a limit', () => {
  it('is shared by instances, and says how long to wait', () =>
    rolledBack(async (db) => {
      substituteDatabase(db)
      const [one, other] = [await instance(), await instance()]
      for (let count = 0; count < 5; count++)
        expect(await (count % 2 ? one : other).overLimit('mail-to', 'ada@example.org')).toBeNull()
      for (const { overLimit } of [one, other]) {
        const wait = await overLimit('mail-to', 'ada@example.org')
        expect(wait).toBeGreaterThan(3500)
        expect(wait).toBeLessThanOrEqual(3600)
      }
      expect(await one.overLimit('mail-to', 'eve@example.org')).toBeNull()
    }))

  it('begins anew when its time is over', () =>
    rolledBack(async (db) => {
      substituteDatabase(db)
      const { overLimit } = await instance()
      for (let count = 0; count < 6; count++) await overLimit('mail-to', 'ada@example.org')
      await db.execute(sql`update rate_limit set expire = now() - interval '1 second'`)
      expect(await overLimit('mail-to', 'ada@example.org')).toBeNull()
    }))

  it('keeps no address, only its hash', () =>
    rolledBack(async (db) => {
      substituteDatabase(db)
      await (await instance()).overLimit('mail-to', 'ada@example.org')
      const rows = JSON.stringify(await db.execute(sql`select * from rate_limit`))
      expect(rows).toContain('mail-to:')
      expect(rows).not.toContain('ada')
    }))

  it('holds in each process alone while the database is away', async () => {
    const { overLimit } = await instance()
    const { substituteDatabase: substitute } = await import('@/lib/db/testing/substitute')
    substitute(Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' }))
    for (let count = 0; count < 5; count++) expect(await overLimit('mail-to', 'ada@example.org')).toBeNull()
    expect(await overLimit('mail-to', 'ada@example.org')).toBeGreaterThan(0)
  })

  it('of progress costs a write for every 25 batches, and stops a flood', () =>
    rolledBack(async (db) => {
      substituteDatabase(db)
      const { overProgressLimit } = await instance()
      const counted = async () =>
        ((await db.execute(sql`select points from rate_limit`)) as { rows: { points: number }[] }).rows
      for (let batch = 0; batch < 26; batch++) expect(await overProgressLimit('192.0.2.1')).toBeNull()
      expect(await counted()).toEqual([{ points: 50 }])
      await db.execute(sql`update rate_limit set points = 6000`)
      let waits = 0
      for (let batch = 0; batch < 30; batch++) if (await overProgressLimit('192.0.2.1')) waits++
      expect(waits).toBe(6)
    }))
})
