import { eq, sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import type { Db } from '@/lib/db/db-type'
import { rolledBack } from '@/lib/db/testing/embedded'
import { callerOf } from './caller'
import { bearLearner, fateOf, getViewer, renewCookies } from './session'
import { accountSession, learner, learnerTombstone } from './tables'
import { signedIn } from './testing/sign-in'

const caller = (...cookies: string[]) =>
  callerOf(new Headers({ host: 'localhost', 'x-forwarded-proto': 'http', cookie: cookies.join('; ') }))
const inDatabase = (name: string, run: (db: Db) => Promise<void>) => it(name, () => rolledBack(run))
const anonymously = async (db: Db) => {
  const { learnerId, token } = await bearLearner(db, [])
  return { learnerId, cookie: `serverside-learner=${token}` }
}

describe('a viewer', () => {
  inDatabase('is the account whose session the browser has, whoever it was before', async (db) => {
    const { userId, learnerId, cookie } = await signedIn(db)
    const before = await anonymously(db)
    const viewer = { kind: 'account', learnerId, userId }
    expect(await getViewer(db, caller(cookie))).toEqual(viewer)
    expect(await getViewer(db, caller(before.cookie, cookie))).toEqual(viewer)
  })

  inDatabase('is anonymous again when the session has ended or was taken away', async (db) => {
    const { userId, cookie } = await signedIn(db)
    const before = await anonymously(db)
    const anonymous = { kind: 'anonymous', learnerId: before.learnerId }
    await db.update(accountSession).set({ expiresAt: sql`now() - interval '1 second'` })
    expect(await getViewer(db, caller(before.cookie, cookie))).toEqual(anonymous)
    await db.delete(accountSession).where(eq(accountSession.userId, userId))
    expect(await getViewer(db, caller(before.cookie, cookie))).toEqual(anonymous)
    expect(await getViewer(db, caller(cookie))).toEqual({ kind: 'nobody' })
  })

  inDatabase('is nobody by a session in the wrong cookie', async (db) => {
    const { cookie } = await signedIn(db)
    const misplaced = cookie.replace('session', 'learner')
    expect(await getViewer(db, caller(misplaced))).toEqual({ kind: 'nobody' })
  })

  inDatabase('keeps the session for 30 days after the last use', async (db) => {
    const { cookie, ...viewer } = await signedIn(db)
    const daysLeft = async () => {
      const days = sql<number>`round(extract(epoch from expires_at - now()) / 86400)::int`
      return (await db.select({ days }).from(accountSession))[0]?.days
    }
    await db.update(accountSession).set({ expiresAt: sql`now() + interval '3 days'` })
    const cookies = await renewCookies(db, caller(cookie), { kind: 'account', ...viewer })
    expect(cookies).toMatchObject([{ name: 'serverside-session', maxAge: 30 * 86400, httpOnly: true }])
    expect(await daysLeft()).toBe(30)
    await db.update(accountSession).set({ expiresAt: sql`now() + interval '3 days'` })
    await renewCookies(db, caller(cookie), { kind: 'nobody' })
    expect(await daysLeft()).toBe(3)
  })
})

describe('a session that has ended', () => {
  inDatabase('is gone once somebody signs in again', async (db) => {
    await signedIn(db)
    await db.update(accountSession).set({ expiresAt: sql`now() - interval '1 second'` })
    await signedIn(db)
    expect(await db.$count(accountSession)).toBe(1)
  })
})

describe('the fate of a learner', () => {
  inDatabase('is told by what is left of them', async (db) => {
    const account = await signedIn(db)
    const { learnerId } = await anonymously(db)
    const tombstone = (what: 'claimed' | 'deleted', id: string, into?: string) =>
      db.insert(learnerTombstone).values({ learnerId: id, what, into })
    expect(await fateOf(db, learnerId)).toBeNull()
    expect(await fateOf(db, account.learnerId)).toEqual({ kind: 'account' })
    await tombstone('claimed', learnerId, account.learnerId)
    expect(await fateOf(db, learnerId)).toEqual({ kind: 'claimed', into: account.learnerId })
    await db.delete(learner).where(eq(learner.learnerId, account.learnerId))
    await tombstone('deleted', account.learnerId)
    expect(await fateOf(db, account.learnerId)).toEqual({ kind: 'deleted' })
    expect(await fateOf(db, learnerId)).toEqual({ kind: 'deleted' })
  })
})
