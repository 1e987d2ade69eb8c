import 'server-only'
import { eq, lt, sql } from 'drizzle-orm'
import { RateLimiterDrizzle, RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { withDb } from '@/lib/db/db'
import { env } from '@/lib/env'
import { rateLimit } from './tables'
import { hashOf } from './token'

/** How often per key and span. A batch of progress costs one point, as everything else does. */
const limits = {
  /** Mails to one address: it may be a stranger's. */
  'mail-to': { points: 5, seconds: 60 * 60 },
  /** Mails that one client has sent; a school may be one. */
  'mail-from': { points: 60, seconds: 60 * 60 },
  /** Sign-ins that one client begins or tries to finish. */
  'sign-in': { points: 300, seconds: 10 * 60 },
  /** Exports that one learner asks for. */
  export: { points: 10, seconds: 60 * 60 },
  progress: { points: env.progressLimit, seconds: 60 },
} as const

export type Limit = keyof typeof limits

type Counted = { points: number; expire: Date | null }

/**
 * rate-limiter-flexible's store for Drizzle with queries of our own: its own go to one client for ever, and import Drizzle
 * by a name that bundlers cannot see (rate-limiter-flexible 11.4: lib/RateLimiterDrizzle.js).
 */
class DatabaseLimiter extends RateLimiterDrizzle {
  _getRateLimiterRes(_key: string, changed: number, { points, expire }: Counted) {
    const wait = expire === null ? -1 : Math.max(0, expire.getTime() - Date.now())
    return new RateLimiterRes(Math.max(this.points - points, 0), wait, points, points === changed)
  }

  async _upsert(key: string, points: number, ms: number): Promise<Counted | undefined> {
    const expire = sql`now() + ${ms} * interval '1 millisecond'`
    const isOver = sql`${rateLimit.expire} <= now()`
    const set = {
      points: sql`case when ${isOver} then ${points} else ${rateLimit.points} + ${points} end`,
      expire: sql`case when ${isOver} then ${expire} else ${rateLimit.expire} end`,
    }
    return withDb(async (db) => {
      // Now and then, so that keys nobody comes back to go.
      if (Math.random() < 0.01) await db.delete(rateLimit).where(lt(rateLimit.expire, sql`now()`))
      const [counted] = await db
        .insert(rateLimit)
        .values({ key, points, expire })
        .onConflictDoUpdate({ target: rateLimit.key, set })
        .returning({ points: rateLimit.points, expire: rateLimit.expire })
      return counted
    })
  }

  async _get(key: string): Promise<Counted | null> {
    const { points, expire } = rateLimit
    const [counted] = await withDb((db) =>
      db.select({ points, expire }).from(rateLimit).where(eq(rateLimit.key, key)),
    )
    return counted ?? null
  }

  async _delete(key: string): Promise<boolean> {
    await withDb((db) => db.delete(rateLimit).where(eq(rateLimit.key, key)))
    return true
  }
}

function make(limit: Limit) {
  const { points, seconds: duration } = limits[limit]
  const options = { keyPrefix: limit, points, duration }
  // While the database is away each process counts for itself.
  return new DatabaseLimiter({
    ...options,
    storeClient: withDb,
    schema: rateLimit,
    clearExpiredByTimeout: false,
    insuranceLimiter: new RateLimiterMemory(options),
  })
}

const limiters = new Map<Limit, ReturnType<typeof make>>()

/**
 * Counts one use, shared by all instances; answers the seconds to wait when it is one too many, else null. Keys are
 * kept as hashes: they may be addresses.
 */
export async function overLimit(limit: Limit, key: string, points = 1): Promise<number | null> {
  const limiter = limiters.get(limit) ?? make(limit)
  limiters.set(limit, limiter)
  try {
    await limiter.consume(hashOf(key), points)
    return null
  } catch (refused) {
    if (refused instanceof RateLimiterRes) return Math.max(1, Math.ceil(refused.msBeforeNext / 1000))
    throw refused
  }
}

/** Batches that a process may take before it counts again, so that a write of progress seldom costs another one. */
const lease = 25
const leases = new Map<string, { left: number; until: number; refused: boolean }>()

/** As `overLimit`, for batches of progress from one address; exact to a lease per process. */
export async function overProgressLimit(address: string): Promise<number | null> {
  if (env.progressLimit === 0) return null
  const now = Date.now()
  const held = leases.get(address)
  if (held && held.until > now) {
    if (held.refused) return Math.ceil((held.until - now) / 1000)
    if (held.left-- > 0) return null
  }
  if (leases.size > 10_000) leases.clear()
  const wait = await overLimit('progress', address, Math.min(lease, env.progressLimit))
  const seconds = wait ?? limits.progress.seconds
  const left = Math.min(lease, env.progressLimit) - 1
  leases.set(address, { left, until: now + 1000 * seconds, refused: wait !== null })
  return wait
}
