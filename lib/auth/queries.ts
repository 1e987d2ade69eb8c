import 'server-only'
import { withDb } from '@/lib/db/db'
import { findLink, type WaitingLink } from './sign-in-link'
import { isToken } from './token'

/** What the link with this token is for, without using it; null when it was used, is too old, or never was. */
export async function findWaitingLink(token: unknown): Promise<WaitingLink | null> {
  if (typeof token !== 'string' || !isToken(token)) return null
  return withDb((db) => findLink(db, token))
}
