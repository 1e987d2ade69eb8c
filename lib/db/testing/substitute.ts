import '../db'
import type { SharedDatabase } from '../db'
import type { Db } from '../db-type'

/** Test kit: makes `withDb` of this process use the given database, or fail to open with the given error. */
export function substituteDatabase(db: Db | Error, close = () => Promise.resolve()): void {
  const state = (globalThis as SharedDatabase).serversideDatabase
  if (!state) throw new Error('lib/db/db is not loaded')
  state.opening = db instanceof Error ? Promise.reject(db) : Promise.resolve({ kind: 'embedded', db, close })
  state.opening.catch(() => undefined)
}
