import 'server-only'
import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import type { Db } from '@/lib/db/db-type'
import { accountSession, accountUser, learner } from './tables'
import { hashOf } from './token'

/** What is known of somebody who signs in for the first time. `email` is there only when it was proven to be theirs. */
export type NewAccount = { name?: string | null; email?: string | null; image?: string | null }
export type Account = { userId: string; learnerId: string }

/** Makes an account with a learner of its own, who has done nothing yet. Fails when the address has an account. */
export function makeAccount(db: Db, { name, email, image }: NewAccount): Promise<Account> {
  const account = { userId: randomUUID(), learnerId: randomUUID() }
  return db.transaction(async (transaction) => {
    await transaction.insert(learner).values({ learnerId: account.learnerId, bornOf: randomUUID() })
    const emailVerified = email ? sql`now()` : null
    await transaction.insert(accountUser).values({ ...account, name, email, emailVerified, image })
    return account
  })
}

type NewSession = { token: string; userId: string; userAgent?: string | undefined }

/** Signs a browser in for 30 days from its last use. */
export async function openSession(db: Db, { token, userId, userAgent }: NewSession): Promise<void> {
  const expiresAt = sql`now() + interval '30 days'`
  await db.insert(accountSession).values({ tokenHash: hashOf(token), userId, expiresAt, userAgent })
}
