import 'server-only'
import { sql } from 'drizzle-orm'
import type { Db } from '@/lib/db/db-type'
import { Overtaken } from '@/lib/db/unavailable'
import { progressHead } from './tables'

/**
 * Reserves `count` numbers for events of a learner and answers the last of them; a negative count gives back what was
 * not used. The learner's row is made when it is missing, and stays locked until the transaction ends.
 */
export async function raiseHead(transaction: Db, learnerId: string, count: number): Promise<number> {
  const [row] = await raised(transaction, learnerId, count).catch(orGone)
  if (!row) throw new Error('the head of a learner was neither made nor raised')
  return row.head
}

/** The statement of `raiseHead`, to be part of another. */
export const raised = (transaction: Db, learnerId: string, count: number) =>
  transaction
    .insert(progressHead)
    .values({ learnerId, head: count })
    .onConflictDoUpdate({
      target: progressHead.learnerId,
      set: { head: sql`${progressHead.head} + ${count}` },
    })
    .returning({ head: progressHead.head })

/** A learner who was deleted between reading the session and now: the next try reads the session anew. */
export function orGone(error: unknown): never {
  throw isForeignKey(error) ? new Overtaken('the learner is gone') : error
}

function isForeignKey(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const { code, cause }: Error & { code?: unknown } = error
  return code === '23503' || isForeignKey(cause)
}
