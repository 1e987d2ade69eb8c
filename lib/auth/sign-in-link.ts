import 'server-only'
import { createHash } from 'node:crypto'
import { and, eq, gt, lt, sql } from 'drizzle-orm'
import type { Db } from '@/lib/db/db-type'
import { signInSecret } from './secret'
import { signInLink } from './tables'
import { isToken } from './token'

/** Seconds a mailed link lives. */
export const linkLife = 10 * 60

/** A link that waits to be used. With `userId` it adds the address to that account instead of signing in. */
export type WaitingLink = { identifier: string; userId: string | null }

/** As next-auth hashes it, which stores and uses those that sign in (next-auth/core/lib/utils.js: hashToken). */
export const linkHash = async (db: Db, token: string): Promise<string> =>
  createHash('sha256')
    .update(`${token}${await signInSecret(db)}`)
    .digest('hex')

/** Keeps a link's hash; those that nobody used in time go. */
export async function keepLink(db: Db, link: WaitingLink & { tokenHash: string }): Promise<void> {
  await db.delete(signInLink).where(lt(signInLink.expiresAt, sql`now()`))
  const expiresAt = sql`now() + ${linkLife} * interval '1 second'`
  await db.insert(signInLink).values({ ...link, expiresAt })
}

/** What a link is for, without using it: a page that shows it may be fetched by any mail scanner. */
export async function findLink(db: Db, token: unknown): Promise<WaitingLink | null> {
  if (typeof token !== 'string' || !isToken(token)) return null
  const { identifier, userId, tokenHash, expiresAt } = signInLink
  const [found] = await db
    .select({ identifier, userId })
    .from(signInLink)
    .where(and(eq(tokenHash, await linkHash(db, token)), gt(expiresAt, sql`now()`)))
  return found ?? null
}

/** Uses a link up. One statement, so that of any number of uses at once exactly one gets it. */
export async function consumeLink(
  db: Db,
  tokenHash: string,
): Promise<(WaitingLink & { expires: Date }) | null> {
  const { identifier, userId, expiresAt } = signInLink
  const [used] = await db
    .delete(signInLink)
    .where(and(eq(signInLink.tokenHash, tokenHash), gt(expiresAt, sql`now()`)))
    .returning({ identifier, userId, expires: expiresAt })
  return used ?? null
}
