import 'server-only'
import { eq, sql } from 'drizzle-orm'
import type { Db } from '@/lib/db/db-type'
import { DatabaseUnavailable } from '@/lib/db/unavailable'
import { progressHead } from './tables'

/**
 * Reserves `count` numbers for events of a learner and answers the last of them; a negative count gives back what was
 * not used. The learner's row stays locked until the transaction ends.
 */
export async function raiseHead(transaction: Db, learnerId: string, count: number): Promise<number> {
  const [row] = await transaction
    .update(progressHead)
    .set({ head: sql`${progressHead.head} + ${count}` })
    .where(eq(progressHead.learnerId, learnerId))
    .returning({ head: progressHead.head })
  // Deleted between reading the session and now; the next try reads the session anew.
  if (!row) throw new DatabaseUnavailable('the learner is gone')
  return row.head
}
