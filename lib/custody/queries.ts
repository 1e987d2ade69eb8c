import 'server-only'
import { findAccount } from '@/lib/account/queries'
import type { Caller } from '@/lib/auth/caller'
import { bringsToken } from '@/lib/auth/cookie'
import { overLimit } from '@/lib/auth/limit'
import { can } from '@/lib/auth/policy'
import { findAnonymousLearner, getViewer } from '@/lib/auth/session'
import { learnerOf } from '@/lib/auth/viewer'
import { withDb } from '@/lib/db/db'
import { failed, ok, type Result } from '@/lib/result'
import { amountOf } from './amount'
import { exportOf } from './export'
import type { ArrivalView, ExportFile, ExportRefusal, KeptView } from './schema'

/** What this browser did anonymously and an account could take in. */
export async function getArrival(caller: Caller): Promise<ArrivalView> {
  const nothing = { account: null, anonymous: null }
  if (!bringsToken(caller)) return nothing
  return withDb(async (db) => {
    const viewer = await getViewer(db, caller)
    if (viewer.kind !== 'account') return nothing
    const learner = await findAnonymousLearner(db, caller)
    const anonymous = learner === null ? null : await amountOf(db, learner)
    const holdsAny = anonymous !== null && anonymous.answers + anonymous.others > 0
    return { account: await amountOf(db, viewer.learnerId), anonymous: holdsAny ? anonymous : null }
  })
}

/** How much is kept of the caller, and in which account; null when the caller is nobody. */
export async function getKept(caller: Caller): Promise<KeptView | null> {
  if (!bringsToken(caller)) return null
  return withDb(async (db) => {
    const viewer = await getViewer(db, caller)
    const learner = learnerOf(viewer)
    if (learner === null || !can(viewer, 'read', { kind: 'progress', learner })) return null
    return { ...(await amountOf(db, learner)), account: await findAccount(db, viewer) }
  })
}

/**
 * Everything kept of the caller, at most ten times an hour. Counted once it is known who asks: a class may share an address,
 * and a made-up cookie leaves nothing behind.
 */
export async function getExport(caller: Caller): Promise<Result<ExportFile, ExportRefusal>> {
  if (!bringsToken(caller)) return failed({ code: 'nobody' })
  return withDb(async (db) => {
    const viewer = await getViewer(db, caller)
    const learner = learnerOf(viewer)
    if (learner === null || !can(viewer, 'export', { kind: 'progress', learner }))
      return failed({ code: 'nobody' })
    const wait = await overLimit('export', learner)
    if (wait !== null) return failed({ code: 'too_many', retryAfterSeconds: wait })
    return ok(await exportOf(db, learner, new Date()))
  })
}
