import { expect, it } from 'vitest'
import { closeDatabase, withDb } from './db'
import type { Db } from './db-type'
import { substituteDatabase } from './testing/substitute'

it('closing ends although work and driver hang, and what comes later is refused', async () => {
  const never = new Promise<never>(() => undefined)
  substituteDatabase({} as Db, () => never)
  void withDb(() => never)
  await closeDatabase(50)
  await expect(withDb(async () => 'served')).rejects.toThrow('shutting down')
})
