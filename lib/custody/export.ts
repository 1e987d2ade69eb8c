import 'server-only'
import { asc, eq } from 'drizzle-orm'
import { accountIdentity, accountUser } from '@/lib/auth/tables'
import type { Db } from '@/lib/db/db-type'
import { progressEvent } from '@/lib/progress/tables'
import type { ExportedEvent, ExportFile } from './schema'

/** Everything kept of a learner. Importing it anywhere, any number of times, adds what is missing there. */
export async function exportOf(db: Db, learnerId: string, at: Date): Promise<ExportFile> {
  const rows = await db
    .select()
    .from(progressEvent)
    .where(eq(progressEvent.learnerId, learnerId))
    .orderBy(asc(progressEvent.head))
  return {
    format: 'serverside-progress',
    v: 1,
    exportedAt: at.toISOString(),
    learner: learnerId,
    account: await accountOf(db, learnerId),
    events: rows.map(exported),
  }
}

async function accountOf(db: Db, learnerId: string): Promise<ExportFile['account']> {
  const { userId, name, email, createdAt } = accountUser
  const [user] = await db
    .select({ userId, name, email, createdAt })
    .from(accountUser)
    .where(eq(accountUser.learnerId, learnerId))
  if (!user) return null
  const { provider, label } = accountIdentity
  const identities = await db
    .select({ provider, label })
    .from(accountIdentity)
    .where(eq(accountIdentity.userId, user.userId))
  return { name: user.name, email: user.email, since: user.createdAt.toISOString(), identities }
}

type Row = typeof progressEvent.$inferSelect

/** The event as its browser sent it, to the letter, and beside it what the server found out. */
function exported(row: Row): ExportedEvent {
  const told = {
    right: row.right,
    lesson: row.lessonId,
    day: row.localDay,
    receivedAt: row.receivedAt.toISOString(),
  }
  const { eventId, type, subjectId, payload } = row
  const said = { eventId, type, subjectId, payload, occurredAt: row.occurredAt.toISOString() }
  const { deviceId, deviceSeq, tzOffsetMin, contentRev } = row
  const made = deviceId === null ? {} : { deviceId, deviceSeq, tzOffsetMin }
  return { ...said, ...made, ...(contentRev === null ? {} : { contentRev }), told }
}
