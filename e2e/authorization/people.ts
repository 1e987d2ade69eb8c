import { eq, sql } from 'drizzle-orm'
import { makeAccount, openSession } from '@/lib/auth/account'
import { accountIdentity, accountSession, learner, learnerTombstone } from '@/lib/auth/tables'
import { hashOf, newToken } from '@/lib/auth/token'
import type { Db } from '@/lib/db/db-type'
import { openEmbedded } from '@/lib/db/embedded'

/** Who may knock. Everybody asks for what is Ann’s. */
export const everybody = ['nobody', 'anonymous', 'ann', 'ben', 'expired', 'deleted'] as const
export type Who = (typeof everybody)[number]

export type Ann = { learnerId: string; userId: string; email: string }
export type People = {
  ann: Ann
  /** The anonymous browser gets its cookie from the portal itself. */
  cookies: Record<Exclude<Who, 'anonymous'>, string>
}

/** Makes Ann, Ben, a session of Ann’s that ended, and one of somebody who deleted their account. */
export async function settlePeople(dataDir: string): Promise<People> {
  const { db, close } = await openEmbedded(dataDir)
  try {
    const email = 'ann.whose.things.these.are@example.org'
    const ann = { ...(await makeAccount(db, { name: 'Ann', email })), email }
    const ways = [
      { provider: 'email', providerAccountId: email },
      { provider: 'oidc', providerAccountId: 'ann-at-her-provider' },
    ]
    // Two, so that one could be taken away.
    await db.insert(accountIdentity).values(ways.map((way) => ({ ...way, userId: ann.userId })))
    const ben = await makeAccount(db, { name: 'Ben', email: 'ben@example.org' })
    const gone = await makeAccount(db, { name: 'Gone', email: 'gone@example.org' })
    const cookies = {
      nobody: '',
      ann: await session(db, ann.userId),
      ben: await session(db, ben.userId),
      deleted: await session(db, gone.userId),
      // Last, since whoever signs in later would have it deleted.
      expired: await session(db, ann.userId, { ended: true }),
    }
    await db.insert(learnerTombstone).values({ learnerId: gone.learnerId, what: 'deleted' })
    await db.delete(learner).where(eq(learner.learnerId, gone.learnerId))
    return { ann, cookies }
  } finally {
    await close()
  }
}

async function session(db: Db, userId: string, { ended = false } = {}): Promise<string> {
  const token = newToken()
  await openSession(db, { token, userId })
  if (ended)
    await db
      .update(accountSession)
      .set({ expiresAt: sql`now() - interval '1 second'` })
      .where(eq(accountSession.tokenHash, hashOf(token)))
  return `serverside-session=${token}`
}
