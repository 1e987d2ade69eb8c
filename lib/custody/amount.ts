import 'server-only'
import { and, count, countDistinct, eq, notInArray, sql } from 'drizzle-orm'
import type { Db } from '@/lib/db/db-type'
import { progressEvent } from '@/lib/progress/tables'
import type { Amount } from './schema'

/** How much is kept of a learner, without what the server itself recorded. */
export async function amountOf(db: Db, learner: string): Promise<Amount> {
  const { learnerId, lessonId, type } = progressEvent
  const [found] = await db
    .select({
      answers: sql<number>`count(*) filter (where ${type} = 'question_answered')`.mapWith(Number),
      lessons: countDistinct(lessonId),
      all: count(),
    })
    .from(progressEvent)
    .where(and(eq(learnerId, learner), notInArray(type, ['lesson_completed'])))
  const { answers, lessons, all } = found ?? { answers: 0, lessons: 0, all: 0 }
  return { learner, answers, lessons, others: all - answers }
}
