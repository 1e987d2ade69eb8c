import 'server-only'
import { and, asc, desc, eq, gt, sql } from 'drizzle-orm'
import type { Caller } from '@/lib/auth/caller'
import { bringsToken, tokenOf } from '@/lib/auth/cookie'
import { getViewer } from '@/lib/auth/session'
import { accountIdentity, accountSession, accountUser } from '@/lib/auth/tables'
import { hashOf } from '@/lib/auth/token'
import type { Viewer } from '@/lib/auth/viewer'
import { offeredWays, type Way } from '@/lib/auth/way'
import { withDb } from '@/lib/db/db'
import type { Db } from '@/lib/db/db-type'
import { browserName } from './browser-name'
import type { AccountPage, AccountView, LinkedWay } from './view'

/** Who is signed in; null for everybody else. Costs no database when nobody is. */
export async function findAccount(db: Db, viewer: Viewer): Promise<AccountView | null> {
  if (viewer.kind !== 'account') return null
  const { userId, name, email } = accountUser
  const [found] = await db.select({ name, email }).from(accountUser).where(eq(userId, viewer.userId))
  return found ?? null
}

/** The caller's account; null when none is signed in. */
export async function findOwnAccount(caller: Caller): Promise<AccountView | null> {
  if (!bringsToken(caller)) return null
  return withDb(async (db) => findAccount(db, await getViewer(db, caller)))
}

/** Everything on the caller's account page; null when no account is signed in. */
export async function findAccountPage(caller: Caller): Promise<AccountPage | null> {
  if (!bringsToken(caller)) return null
  return withDb(async (db) => {
    const viewer = await getViewer(db, caller)
    const account = await findAccount(db, viewer)
    if (!account || viewer.kind !== 'account') return null
    const ways = await listWays(db, viewer.userId)
    return {
      ...account,
      learner: viewer.learnerId,
      ways,
      offered: offeredWays(),
      sessions: await listSessions(db, viewer.userId, caller),
    }
  })
}

/** The ways into an account, those included that this portal offers no more. */
export async function listWays(db: Db, userId: string): Promise<LinkedWay[]> {
  const { provider, providerAccountId: id, label, createdAt } = accountIdentity
  const found = await db
    .select({ provider, id, label })
    .from(accountIdentity)
    .where(eq(accountIdentity.userId, userId))
    .orderBy(asc(createdAt))
  const offered = new Map<string, Way>(offeredWays().map((way) => [way.id, way]))
  return found.map((way) => ({
    ...way,
    provider: way.provider as LinkedWay['provider'],
    name: offered.get(way.provider)?.name ?? way.provider,
    isOffered: offered.has(way.provider),
  }))
}

async function listSessions(db: Db, userId: string, caller: Caller) {
  const { tokenHash: id, createdAt, userAgent, expiresAt } = accountSession
  const found = await db
    .select({ id, createdAt, userAgent })
    .from(accountSession)
    .where(and(eq(accountSession.userId, userId), gt(expiresAt, sql`now()`)))
    .orderBy(desc(createdAt))
  const own = hashOf(tokenOf(caller, 'session') ?? '')
  return found.map((session) => ({
    id: session.id,
    browser: browserName(session.userAgent),
    since: session.createdAt.toISOString(),
    isThis: session.id === own,
  }))
}
