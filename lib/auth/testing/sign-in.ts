import type { Db } from '@/lib/db/db-type'
import { type Account, makeAccount, openSession } from '../account'
import { newToken } from '../token'

/** Test kit: a new account, and the cookie of a browser that is signed in to it. */
export async function signedIn(db: Db, email?: string): Promise<Account & { cookie: string }> {
  const account = await makeAccount(db, { email: email ?? null })
  const token = newToken()
  await openSession(db, { token, userId: account.userId })
  return { ...account, cookie: `serverside-session=${token}` }
}
