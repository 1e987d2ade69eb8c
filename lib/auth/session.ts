import 'server-only'
import { randomUUID } from 'node:crypto'
import { and, eq, gt, inArray, lt, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Db } from '@/lib/db/db-type'
import type { Caller } from './caller'
import { type Cookie, tokenCookie, tokenOf } from './cookie'
import type { Fate } from './policy'
import { accountSession, accountUser, learner, learnerCredential, learnerTombstone } from './tables'
import { hashOf, newToken } from './token'
import { nobody, type Viewer } from './viewer'

/**
 * Who the caller is, by one query. A session goes before the anonymous learner of the same browser; a token that
 * nobody holds, or whose session has ended, proves nothing.
 */
export async function getViewer(db: Db, caller: Caller): Promise<Viewer> {
  const session = tokenOf(caller, 'session')
  const anonymous = tokenOf(caller, 'learner')
  if (session === undefined && anonymous === undefined) return nobody
  const [held] = await db
    .select({ user: accountUser.userId, own: accountUser.learnerId, anonymous: learnerCredential.learnerId })
    .from(sql`(select 1) as one`)
    .leftJoin(
      accountSession,
      and(eq(accountSession.tokenHash, hashed(session)), gt(accountSession.expiresAt, sql`now()`)),
    )
    .leftJoin(accountUser, eq(accountUser.userId, accountSession.userId))
    .leftJoin(learnerCredential, eq(learnerCredential.tokenHash, hashed(anonymous)))
  if (held?.user && held.own) return { kind: 'account', learnerId: held.own, userId: held.user }
  return held?.anonymous ? { kind: 'anonymous', learnerId: held.anonymous } : nobody
}

/** The anonymous learner of the caller's browser, whether or not somebody is signed in there as well. */
export async function findAnonymousLearner(db: Db, caller: Caller): Promise<string | null> {
  const token = tokenOf(caller, 'learner')
  if (token === undefined) return null
  const [held] = await db
    .select({ learnerId: learnerCredential.learnerId })
    .from(learnerCredential)
    .where(eq(learnerCredential.tokenHash, hashOf(token)))
  return held?.learnerId ?? null
}

/** No row has an empty hash. */
const hashed = (token: string | undefined) => (token === undefined ? '' : hashOf(token))

const end = alias(learnerTombstone, 'final')

/** What became of a learner. One who was claimed into an account that was deleted later is deleted. */
export async function fateOf(db: Db, learnerId: string): Promise<Fate> {
  const [found] = await db
    .select({
      what: learnerTombstone.what,
      into: learnerTombstone.into,
      end: end.what,
      user: accountUser.userId,
    })
    .from(sql`(select 1) as one`)
    .leftJoin(learnerTombstone, eq(learnerTombstone.learnerId, learnerId))
    .leftJoin(end, eq(end.learnerId, learnerTombstone.into))
    .leftJoin(accountUser, eq(accountUser.learnerId, learnerId))
  if (found?.what === 'deleted' || found?.end === 'deleted') return { kind: 'deleted' }
  if (found?.into) return { kind: 'claimed', into: found.into }
  return found?.user ? { kind: 'account' } : null
}

/**
 * Makes a learner for a first batch and a token that proves it. When the answer to that batch is lost and the batch
 * comes again without the cookie, the same learner is found for a day by any of its secrets, which never left that
 * browser but to come here, so that nobody is made twice. Event ids prove nothing: they are in every export.
 */
export async function bearLearner(db: Db, births: string[]): Promise<{ learnerId: string; token: string }> {
  const token = newToken()
  const learnerId = await bornOf(db, births.map(hashOf))
  await db.insert(learnerCredential).values({ tokenHash: hashOf(token), learnerId })
  return { learnerId, token }
}

async function bornOf(db: Db, births: string[]): Promise<string> {
  for (const bornOf of [births[0], null]) {
    const [known] = await db
      .select({ learnerId: learner.learnerId })
      .from(learner)
      .where(and(inArray(learner.bornOf, births), gt(learner.createdAt, sql`now() - interval '1 day'`)))
    if (known) return known.learnerId
    const [born] = await db
      .insert(learner)
      .values({ learnerId: randomUUID(), bornOf })
      .onConflictDoNothing()
      .returning({ learnerId: learner.learnerId })
    // None when the same batch came twice at once and the other was faster: the next turn finds its learner.
    if (born) return born.learnerId
  }
  throw new Error('no learner could be made')
}

/**
 * The caller's cookies once more, with their lives begun anew: sent with every read, so that they last while they are
 * used. A session is written at most once a day, however often it is read.
 */
export async function renewCookies(db: Db, caller: Caller, viewer: Viewer): Promise<Cookie[]> {
  const session = viewer.kind === 'account' ? tokenOf(caller, 'session') : undefined
  const anonymous = tokenOf(caller, 'learner')
  if (session !== undefined)
    await db
      .update(accountSession)
      .set({ expiresAt: sql`now() + interval '30 days'` })
      .where(
        and(
          eq(accountSession.tokenHash, hashOf(session)),
          lt(accountSession.expiresAt, sql`now() + interval '29 days'`),
        ),
      )
  return [
    ...(session === undefined ? [] : [tokenCookie('session', session, caller)]),
    ...(anonymous === undefined ? [] : [tokenCookie('learner', anonymous, caller)]),
  ]
}
