import 'server-only'
import { isStopping } from '@/lib/shutdown'
import { withDb } from './db'
import { missingMigrations } from './migrate'

export type Readiness = 'ready' | 'stopping' | 'database unavailable' | 'database not migrated'

/** Whether this process can serve writes now. Never throws; takes as long as the database's patience at most. */
export async function getReadiness(): Promise<Readiness> {
  if (isStopping()) return 'stopping'
  try {
    const missing = await withDb(missingMigrations)
    return missing.length === 0 ? 'ready' : 'database not migrated'
  } catch {
    return 'database unavailable'
  }
}
