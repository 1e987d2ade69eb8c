import 'server-only'
import { and, asc, eq, gt, lte } from 'drizzle-orm'
import { findAccount } from '@/lib/account/queries'
import type { AccountView } from '@/lib/account/view'
import type { Caller } from '@/lib/auth/caller'
import { bringsToken, type Cookie } from '@/lib/auth/cookie'
import { can } from '@/lib/auth/policy'
import { getViewer, renewCookies } from '@/lib/auth/session'
import { hashOf } from '@/lib/auth/token'
import { learnerOf, nobody, type Viewer } from '@/lib/auth/viewer'
import { offeredWays } from '@/lib/auth/way'
import { withDb } from '@/lib/db/db'
import type { Db } from '@/lib/db/db-type'
import { fold, type LearnerState } from './fold'
import type { ToldEvent } from './record'
import { progressEvent, progressHead } from './tables'

/** Whose progress, and the number of its latest event: asking for changes since that number tells what came later. */
type Position = { learner: string | null; cursor: number }
export type ProgressView = Position & {
  v: 1
  state: LearnerState
  /** Who is signed in. */
  account: AccountView | null
  /** Whether this portal offers accounts at all. */
  offersAccounts: boolean
}
/** `more`: ask again from the new cursor. */
export type ChangesView = Position & { v: 1; events: ToldEvent[]; more: boolean }

const nowhere: Position = { learner: null, cursor: 0 }
const changesPerAnswer = 1000

type Person = Pick<ProgressView, 'account' | 'offersAccounts'>

/** Names learner, cursor and account, so that nobody is told "unchanged" about somebody else's progress. */
const tagOf = ({ learner, cursor }: Position, person: Person) =>
  `"2-${learner ?? 'nobody'}-${cursor}-${hashOf(JSON.stringify(person)).slice(0, 8)}"`

/**
 * The caller's state, its HTTP entity tag, and the cookies to renew; `view` is null when `isKnown` says that the caller
 * has that tag already.
 * Reading makes no learner, and costs no database when the caller brings no token: most readers never answer anything.
 */
export async function getProgress(
  caller: Caller,
  isKnown: (tag: string) => boolean = () => false,
): Promise<{ tag: string; view: ProgressView | null; cookies: Cookie[] }> {
  return atPosition(caller, async ({ position, viewer, db }) => {
    const account = db ? await findAccount(db, viewer) : null
    const person = { account, offersAccounts: offeredWays().length > 0 }
    const tag = tagOf(position, person)
    const cookies = db ? await renewCookies(db, caller, viewer) : []
    if (isKnown(tag)) return { tag, cookies, view: null }
    const events = db ? await eventsUpTo(db, position, { since: 0 }) : []
    return { tag, cookies, view: { v: 1, ...position, ...person, state: fold(events.map(told)) } }
  })
}

/** The caller's events numbered above `since`, oldest first. */
export async function listChanges(caller: Caller, since: number): Promise<ChangesView> {
  return atPosition(caller, async ({ position, db }) => {
    const found = db ? await eventsUpTo(db, position, { since, limit: changesPerAnswer + 1 }) : []
    const events = found.slice(0, changesPerAnswer)
    const more = found.length > events.length
    const cursor = more ? (events.at(-1)?.head ?? since) : position.cursor
    return { v: 1, learner: position.learner, cursor, events: events.map(told), more }
  })
}

/** Who reads what; the database is there only when there is a learner to read about. */
type Reading = { position: Position; viewer: Viewer; db?: Db }

async function atPosition<T>(caller: Caller, read: (reading: Reading) => Promise<T>): Promise<T> {
  if (!bringsToken(caller)) return read({ position: nowhere, viewer: nobody })
  return withDb(async (db) => {
    const viewer = await getViewer(db, caller)
    const learner = learnerOf(viewer)
    if (learner === null || !can(viewer, 'read', { kind: 'progress', learner }))
      return read({ position: nowhere, viewer })
    const [row] = await db
      .select({ head: progressHead.head })
      .from(progressHead)
      .where(eq(progressHead.learnerId, learner))
    return read({ position: { learner, cursor: row?.head ?? 0 }, viewer, db })
  })
}

/** Not beyond the cursor that the same answer tells: what was committed in between comes with the next one. */
function eventsUpTo(
  db: Db,
  { learner, cursor }: Position,
  { since, limit }: { since: number; limit?: number },
) {
  const { learnerId, head, eventId, type, subjectId, lessonId, contentRev } = progressEvent
  const { payload, right, occurredAt, receivedAt, localDay } = progressEvent
  const query = db
    .select({
      head,
      eventId,
      type,
      subjectId,
      lessonId,
      contentRev,
      payload,
      right,
      occurredAt,
      receivedAt,
      localDay,
    })
    .from(progressEvent)
    .where(and(eq(learnerId, learner ?? ''), gt(head, since), lte(head, cursor)))
    .orderBy(asc(head))
  return limit === undefined ? query : query.limit(limit)
}
type Row = Awaited<ReturnType<typeof eventsUpTo>>[number]

/** As it was stored, also when this build does not know the type: the client may be newer. */
function told(row: Row) {
  const { type, eventId, subjectId, lessonId, contentRev, payload, right, localDay } = row
  if (type === 'lesson_completed') return { type, eventId, subjectId }
  // No later than it came: what a clock that runs ahead said would stay the latest word for years.
  const occurredAt = new Date(Math.min(row.occurredAt.getTime(), row.receivedAt.getTime())).toISOString()
  const said = { type, eventId, subjectId, payload, occurredAt }
  if (type !== 'question_answered') return said
  return { ...said, lessonId, contentRev, right: right === true, localDay }
}
