import 'server-only'
import type { Caller } from '@/lib/auth/caller'
import { type Cookie, expiredCookie } from '@/lib/auth/cookie'
import { can } from '@/lib/auth/policy'
import { findAnonymousLearner, getViewer } from '@/lib/auth/session'
import { learnerOf } from '@/lib/auth/viewer'
import { withDb } from '@/lib/db/db'
import type { Db } from '@/lib/db/db-type'
import { DatabaseUnavailable } from '@/lib/db/unavailable'
import { failed, ok, type Result } from '@/lib/result'
import { claim } from './claim'
import { erase } from './erase'
import type { ClaimedView, CustodyError, Receipt } from './schema'

/** What a door passes on, and the cookies that the browser should forget. */
export type Settled<View> = { view: View; forget: Cookie[] }

/** Adds what this browser did anonymously to the account that is signed in. Once: the anonymous learner is no more. */
export const claimProgress = (caller: Caller): Promise<Result<Settled<ClaimedView>, CustodyError>> =>
  deciding(caller, async (db) => {
    const viewer = await getViewer(db, caller)
    if (viewer.kind !== 'account') return failed({ code: 'signed_out' })
    const from = await findAnonymousLearner(db, caller)
    const into = viewer.learnerId
    const claimed = from === null ? null : await claim(db, { from, into, receivedAt: new Date() })
    if (!from || !claimed) return failed({ code: 'nothing_there' })
    return ok({ view: { from, into, ...claimed }, forget: [expiredCookie('learner', caller)] })
  })

/** Deletes what this browser did anonymously, whoever is signed in. */
export const discardAnonymous = (caller: Caller): Promise<Result<Settled<Receipt>, CustodyError>> =>
  deciding(caller, async (db) => {
    const anonymous = await findAnonymousLearner(db, caller)
    const receipt = anonymous === null ? null : await erase(db, anonymous, new Date())
    if (!receipt) return failed({ code: 'nothing_there' })
    return ok({ view: receipt, forget: [expiredCookie('learner', caller)] })
  })

/** Deletes everything of whoever asks: events, and with an account its sessions and ways to sign in. */
export const eraseEverything = (caller: Caller): Promise<Result<Settled<Receipt>, CustodyError>> =>
  deciding(caller, async (db) => {
    const viewer = await getViewer(db, caller)
    const learner = learnerOf(viewer)
    if (learner === null || !can(viewer, 'erase', { kind: 'progress', learner }))
      return failed({ code: 'nothing_there' })
    const receipt = await erase(db, learner, new Date())
    if (!receipt) return failed({ code: 'nothing_there' })
    const own = viewer.kind === 'account' ? 'session' : 'learner'
    return ok({ view: receipt, forget: [expiredCookie(own, caller)] })
  })

/** All or nothing, for a page of ours only. */
async function deciding<View>(
  caller: Caller,
  decide: (transaction: Db) => Promise<Result<View, CustodyError>>,
): Promise<Result<View, CustodyError>> {
  if (!caller.isSameOrigin) return failed({ code: 'cross_site' })
  try {
    return await withDb((db) => db.transaction(decide))
  } catch (error) {
    if (error instanceof DatabaseUnavailable) return failed({ code: 'unavailable', retryAfterSeconds: 2 })
    throw error
  }
}
