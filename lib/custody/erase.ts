import 'server-only'
import { and, count, eq, inArray } from 'drizzle-orm'
import {
  accountIdentity,
  accountUser,
  learner,
  learnerTombstone,
  mailboxMail,
  signInLink,
} from '@/lib/auth/tables'
import type { Db } from '@/lib/db/db-type'
import { raiseHead } from '@/lib/progress/head'
import { progressEvent } from '@/lib/progress/tables'
import type { Receipt } from './schema'

/**
 * Deletes a learner with everything that hangs on them, account, sessions and ways to sign in included. Must run in a
 * transaction. What stays is the tombstone: a random id, and that it is no more, so that a late event is refused.
 * Null when there is no such learner.
 */
export async function erase(transaction: Db, learnerId: string, at: Date): Promise<Receipt | null> {
  const known = await transaction
    .select({ learnerId: learner.learnerId, userId: accountUser.userId, email: accountUser.email })
    .from(learner)
    .leftJoin(accountUser, eq(accountUser.learnerId, learner.learnerId))
    .where(eq(learner.learnerId, learnerId))
  const [found] = known
  if (!found) return null
  // Whoever still writes for this learner is waited for, so that the receipt counts what they wrote.
  await raiseHead(transaction, learnerId, 0)
  const [events] = await transaction
    .select({ count: count() })
    .from(progressEvent)
    .where(eq(progressEvent.learnerId, learnerId))
  const addresses = await addressesOf(transaction, found)
  await transaction.delete(signInLink).where(inArray(signInLink.identifier, addresses))
  await transaction.delete(mailboxMail).where(inArray(mailboxMail.recipient, addresses))
  await transaction.insert(learnerTombstone).values({ learnerId, what: 'deleted', at })
  await transaction.delete(learner).where(eq(learner.learnerId, learnerId))
  return {
    learner: learnerId,
    at: at.toISOString(),
    events: events?.count ?? 0,
    account: found.userId !== null,
  }
}

/** The account's own address, and those that lead into it by a link. */
async function addressesOf(
  transaction: Db,
  { userId, email }: { userId: string | null; email: string | null },
): Promise<string[]> {
  if (userId === null) return []
  const { provider, providerAccountId: address } = accountIdentity
  const ways = await transaction
    .select({ address })
    .from(accountIdentity)
    .where(and(eq(accountIdentity.userId, userId), eq(provider, 'email')))
  return [...ways.map((way) => way.address), ...(email === null ? [] : [email])]
}
