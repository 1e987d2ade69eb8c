import 'server-only'
import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { and, eq, gt, inArray, sql } from 'drizzle-orm'
import type { Db } from '@/lib/db/db-type'
import type { Caller } from './caller'
import { learner, learnerCredential } from './tables'
import { nobody, type Viewer } from './viewer'

/** A cookie to set. Attributes as `cookies().set` of Next and `serializeCookie` take them. */
export type Cookie = {
  name: string
  value: string
  httpOnly: true
  secure: boolean
  sameSite: 'lax'
  path: '/'
  maxAge: number
}

/** Seconds; browsers cap a cookie's life at 400 days. */
const cookieLife = 400 * 24 * 60 * 60
const tokenShape = /^[A-Za-z0-9_-]{43}$/

/** `__Host-` binds the cookie to this host and to https, and is refused by browsers without it. */
const cookieName = (isHttps: boolean) => `${isHttps ? '__Host-' : ''}serverside-learner`

const hashOf = (token: string) => createHash('sha256').update(token).digest('base64url')

/** The caller's learner token, when it has the shape of one. Costs no database. */
export function tokenOf(caller: Caller): string | undefined {
  const token = caller.cookie(cookieName(caller.isHttps))
  return token !== undefined && tokenShape.test(token) ? token : undefined
}

/** Who the caller is. A token that nobody holds is nobody's. */
export async function getViewer(db: Db, caller: Caller): Promise<Viewer> {
  const token = tokenOf(caller)
  if (token === undefined) return nobody
  const [held] = await db
    .select({ learnerId: learnerCredential.learnerId })
    .from(learnerCredential)
    .where(eq(learnerCredential.tokenHash, hashOf(token)))
  return held ? { kind: 'anonymous', learnerId: held.learnerId } : nobody
}

/**
 * Makes a learner for a first batch and a token that proves it. When the answer to that batch is lost and the batch
 * comes again without the cookie, the same learner is found by the batch's event ids (random, known to that browser
 * alone) for a day, so that nobody is made twice.
 */
export async function bearLearner(
  db: Db,
  eventIds: [string, ...string[]],
): Promise<{ learnerId: string; token: string }> {
  const token = randomBytes(32).toString('base64url')
  const learnerId = await bornOf(db, eventIds)
  await db.insert(learnerCredential).values({ tokenHash: hashOf(token), learnerId })
  return { learnerId, token }
}

async function bornOf(db: Db, eventIds: [string, ...string[]]): Promise<string> {
  for (const bornOf of [eventIds[0], randomUUID()]) {
    const [known] = await db
      .select({ learnerId: learner.learnerId })
      .from(learner)
      .where(and(inArray(learner.bornOf, eventIds), gt(learner.createdAt, sql`now() - interval '1 day'`)))
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

/** The cookie that carries a learner's token. */
export const learnerCookie = (token: string, { isHttps }: Caller): Cookie => ({
  name: cookieName(isHttps),
  value: token,
  httpOnly: true,
  secure: isHttps,
  sameSite: 'lax',
  path: '/',
  maxAge: cookieLife,
})

/** The caller's cookie once more, with its life begun anew: sent with every read, so that it lasts while it is used. */
export function renewedCookie(caller: Caller): Cookie | null {
  const token = tokenOf(caller)
  return token === undefined ? null : learnerCookie(token, caller)
}

/** The cookie as a `Set-Cookie` header. */
export const serializeCookie = ({ name, value, secure, path, maxAge }: Cookie): string =>
  `${name}=${value}; Path=${path}; Max-Age=${maxAge}; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`
