import 'server-only'
import { and, eq } from 'drizzle-orm'
import type { Caller } from '@/lib/auth/caller'
import { getViewer } from '@/lib/auth/session'
import { accountIdentity, accountSession, accountUser } from '@/lib/auth/tables'
import { withDb } from '@/lib/db/db'
import type { Db } from '@/lib/db/db-type'
import { failed, ok, type Result } from '@/lib/result'
import { listWays } from './queries'
import type { AccountRefusal } from './view'

type Done = Result<null, AccountRefusal>

/** Takes a way out of the caller's account, unless it is the last that leads in. What is gone already is no mistake. */
export function removeWay(caller: Caller, way: { provider: string; id: string }): Promise<Done> {
  return asAccount(caller, (db, userId) =>
    db.transaction(async (transaction) => {
      // Two removals at once must not leave none.
      await transaction
        .select({ userId: accountUser.userId })
        .from(accountUser)
        .where(eq(accountUser.userId, userId))
        .for('update')
      const others = (await listWays(transaction, userId)).filter(
        ({ provider, id, isOffered }) => isOffered && !(provider === way.provider && id === way.id),
      )
      if (others.length === 0) return failed({ code: 'last_way' })
      const { provider, providerAccountId } = accountIdentity
      const own = eq(accountIdentity.userId, userId)
      await transaction
        .delete(accountIdentity)
        .where(and(own, eq(provider, way.provider), eq(providerAccountId, way.id)))
      if (way.provider === 'email') await forgetAddress(transaction, userId, way.id)
      return ok(null)
    }),
  )
}

async function forgetAddress(db: Db, userId: string, email: string) {
  await db
    .update(accountUser)
    .set({ email: null, emailVerified: null })
    .where(and(eq(accountUser.userId, userId), eq(accountUser.email, email)))
}

/** Ends a session of the caller's account, such as that of a lost telephone. */
export function endSession(caller: Caller, id: string): Promise<Done> {
  return asAccount(caller, async (db, userId) => {
    const { tokenHash } = accountSession
    await db.delete(accountSession).where(and(eq(accountSession.userId, userId), eq(tokenHash, id)))
    return ok(null)
  })
}

/** Signs the caller's account out on every device, this one included. */
export function signOutEverywhere(caller: Caller): Promise<Done> {
  return asAccount(caller, async (db, userId) => {
    await db.delete(accountSession).where(eq(accountSession.userId, userId))
    return ok(null)
  })
}

async function asAccount(caller: Caller, work: (db: Db, userId: string) => Promise<Done>): Promise<Done> {
  if (!caller.isSameOrigin) return failed({ code: 'cross_site' })
  return withDb(async (db) => {
    const viewer = await getViewer(db, caller)
    return viewer.kind === 'account' ? work(db, viewer.userId) : failed({ code: 'signed_out' })
  })
}
