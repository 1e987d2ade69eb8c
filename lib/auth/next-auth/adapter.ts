import 'server-only'
import { randomUUID } from 'node:crypto'
import { and, eq, gt, sql } from 'drizzle-orm'
import type { Adapter, AdapterAccount, AdapterUser } from 'next-auth/adapters'
import type { Db } from '@/lib/db/db-type'
import {
  addIdentity,
  closeSession,
  findByEmail,
  findByIdentity,
  makeAccount,
  type NewAccount,
  openSession,
} from '../account'
import { consumeLink, keepLink } from '../sign-in-link'
import { accountSession, accountUser } from '../tables'
import { hashOf } from '../token'

/** What one sign-in knows beyond what next-auth hands to its adapter. */
export type SignIn = { db: Db; userAgent: string | undefined; label?: string | null }

type Found = { userId: string; email: string | null; name: string | null }

/** next-auth wants a string; an account without an address has the empty one, which nobody can have. */
const userOf = ({ userId, email, name }: Found): AdapterUser => ({
  id: userId,
  email: email ?? '',
  name,
  emailVerified: null,
})
const orNull = (found: Found | null) => (found ? userOf(found) : null)

/** An address comes with the time of its proof when a link proved it, and without from a provider. */
type Newcomer = NewAccount & { email: string; emailVerified: Date | null }

/** next-auth on our tables. Made anew for each sign-in. */
export function adapter(signIn: SignIn): Adapter {
  return { ...accounts(signIn), ...sessions(signIn), ...links(signIn) }
}

function accounts(signIn: SignIn): Adapter {
  const { db } = signIn
  /** Told by `createUser`, and made by `linkAccount` together with the way into it: neither is there without the other. */
  let newcomer: NewAccount | undefined
  return {
    createUser: async ({ name, email, image, emailVerified }: Newcomer) => {
      if (!emailVerified) {
        const userId = randomUUID()
        newcomer = { userId, name, email: email || null, image }
        return userOf({ userId, email, name: name ?? null })
      }
      const identity = { provider: 'email', providerAccountId: email, label: email }
      const { userId } = await makeAccount(db, { name, email, image }, identity)
      return userOf({ userId, email, name: name ?? null })
    },
    linkAccount: async ({ provider, providerAccountId, userId }: AdapterAccount) => {
      const identity = { provider, providerAccountId, label: signIn.label }
      if (newcomer) await makeAccount(db, newcomer, identity)
      else await addIdentity(db, userId, identity)
    },
    getUser: async (id) => orNull(await findUser(db, id)),
    getUserByEmail: async (email) => orNull(email ? await findByEmail(db, email) : null),
    getUserByAccount: async (identity) => orNull(await findByIdentity(db, identity)),
    // Called only to note that a link proved the address again.
    updateUser: async ({ id }) => userOf((await findUser(db, id)) ?? { userId: id, email: null, name: null }),
  }
}

function sessions({ db, userAgent }: SignIn): Adapter {
  return {
    createSession: async ({ sessionToken, userId, expires }) => {
      await openSession(db, { token: sessionToken, userId, userAgent })
      return { sessionToken, userId, expires }
    },
    getSessionAndUser: async (sessionToken) => {
      const { tokenHash, expiresAt } = accountSession
      const { userId, email, name } = accountUser
      const [found] = await db
        .select({ userId, email, name, expires: expiresAt })
        .from(accountSession)
        .innerJoin(accountUser, eq(userId, accountSession.userId))
        .where(and(eq(tokenHash, hashOf(sessionToken)), gt(expiresAt, sql`now()`)))
      if (!found) return null
      const session = { sessionToken, userId: found.userId, expires: found.expires }
      return { session, user: userOf(found) }
    },
    // Sessions slide where progress is read (lib/auth/session.ts).
    updateSession: async () => null,
    deleteSession: (sessionToken) => closeSession(db, sessionToken),
  }
}

function links({ db }: SignIn): Adapter {
  return {
    createVerificationToken: async ({ identifier, token, expires }) => {
      await keepLink(db, { identifier, tokenHash: token, userId: null })
      return { identifier, token, expires }
    },
    useVerificationToken: async ({ identifier, token }) => {
      const used = await consumeLink(db, token)
      return used && used.identifier === identifier && used.userId === null ? { ...used, token } : null
    },
  }
}

async function findUser(db: Db, id: string): Promise<Found | null> {
  const { userId, email, name } = accountUser
  const [found] = await db.select({ userId, email, name }).from(accountUser).where(eq(userId, id))
  return found ?? null
}
