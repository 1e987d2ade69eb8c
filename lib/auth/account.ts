import 'server-only'
import { randomUUID } from 'node:crypto'
import { and, eq, lt, sql } from 'drizzle-orm'
import type { Db } from '@/lib/db/db-type'
import { accountIdentity, accountSession, accountUser, learner } from './tables'
import { hashOf } from './token'

/** What is known of somebody who signs in for the first time. `email` is there only when it was proven to be theirs. */
export type NewAccount = {
  userId?: string
  name?: string | null
  email?: string | null
  image?: string | null
}
export type Account = { userId: string; learnerId: string }
/** A person at a provider, or an address. */
export type Identity = { provider: string; providerAccountId: string; label?: string | null | undefined }

/**
 * Makes an account with a learner of its own, who has done nothing yet, and the way into it. Fails when the address or
 * the identity has an account already.
 */
export function makeAccount(db: Db, known: NewAccount, identity?: Identity): Promise<Account> {
  const { userId = randomUUID(), name, email, image } = known
  const account = { userId, learnerId: randomUUID() }
  return db.transaction(async (transaction) => {
    await transaction.insert(learner).values({ learnerId: account.learnerId })
    const emailVerified = email ? sql`now()` : null
    await transaction.insert(accountUser).values({ ...account, name, email, emailVerified, image })
    if (identity) await addIdentity(transaction, account.userId, identity)
    return account
  })
}

/** Adds a way into an account; fails when it leads into an account already. */
export async function addIdentity(db: Db, userId: string, identity: Identity): Promise<void> {
  await db.insert(accountIdentity).values({ ...identity, userId })
}

/** Whose account an identity leads into. */
export async function findByIdentity(db: Db, { provider, providerAccountId }: Identity) {
  const [found] = await db
    .select({ userId: accountUser.userId, email: accountUser.email, name: accountUser.name })
    .from(accountIdentity)
    .innerJoin(accountUser, eq(accountUser.userId, accountIdentity.userId))
    .where(
      and(eq(accountIdentity.provider, provider), eq(accountIdentity.providerAccountId, providerAccountId)),
    )
  return found ?? null
}

/** The account that an address belongs to, be it as its own address or as a way into it. */
export async function findByEmail(db: Db, email: string) {
  const byLink = await findByIdentity(db, { provider: 'email', providerAccountId: email })
  if (byLink) return byLink
  const { userId, name } = accountUser
  const [own] = await db
    .select({ userId, email: accountUser.email, name })
    .from(accountUser)
    .where(eq(accountUser.email, email))
  return own ?? null
}

type NewSession = { token: string; userId: string; userAgent?: string | undefined }

/** Signs a browser in for 30 days from its last use. Sessions that ended go, with what they say of a browser. */
export async function openSession(db: Db, { token, userId, userAgent }: NewSession): Promise<void> {
  await db.delete(accountSession).where(lt(accountSession.expiresAt, sql`now()`))
  const expiresAt = sql`now() + interval '30 days'`
  await db.insert(accountSession).values({ tokenHash: hashOf(token), userId, expiresAt, userAgent })
}

/** Ends the session of a token: the cookie, and every copy of it, is worth nothing from now on. */
export async function closeSession(db: Db, token: string): Promise<void> {
  await db.delete(accountSession).where(eq(accountSession.tokenHash, hashOf(token)))
}
