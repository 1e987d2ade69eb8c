import 'server-only'
import { count, countDistinct, eq } from 'drizzle-orm'
import type { Caller } from '@/lib/auth/caller'
import { bringsToken } from '@/lib/auth/cookie'
import { can } from '@/lib/auth/policy'
import { findAnonymousLearner, getViewer } from '@/lib/auth/session'
import { learnerOf } from '@/lib/auth/viewer'
import { withDb } from '@/lib/db/db'
import type { Db } from '@/lib/db/db-type'
import { progressEvent } from '@/lib/progress/tables'
import { exportOf } from './export'
import type { ArrivalView, ExportFile } from './schema'

/** What this browser did anonymously and an account could take in. */
export async function getArrival(caller: Caller): Promise<ArrivalView> {
  if (!bringsToken(caller)) return { learner: null, anonymous: null }
  return withDb(async (db) => {
    const viewer = await getViewer(db, caller)
    if (viewer.kind !== 'account') return { learner: null, anonymous: null }
    const anonymous = await findAnonymousLearner(db, caller)
    return {
      learner: viewer.learnerId,
      anonymous: anonymous === null ? null : await summaryOf(db, anonymous),
    }
  })
}

async function summaryOf(db: Db, learner: string): Promise<ArrivalView['anonymous']> {
  const [found] = await db
    .select({ events: count(), lessons: countDistinct(progressEvent.lessonId) })
    .from(progressEvent)
    .where(eq(progressEvent.learnerId, learner))
  return found && found.events > 0 ? { learner, ...found } : null
}

/** Everything kept of the caller; null when the caller is nobody. */
export async function getExport(caller: Caller): Promise<ExportFile | null> {
  if (!bringsToken(caller)) return null
  return withDb(async (db) => {
    const viewer = await getViewer(db, caller)
    const learner = learnerOf(viewer)
    if (learner === null || !can(viewer, 'export', { kind: 'progress', learner })) return null
    return exportOf(db, learner, new Date())
  })
}
