import 'server-only'
import type { Caller } from '@/lib/auth/caller'
import { type Cookie, tokenCookie } from '@/lib/auth/cookie'
import { overProgressLimit } from '@/lib/auth/limit'
import { can, recordingRefused } from '@/lib/auth/policy'
import { bearLearner, fateOf, getViewer } from '@/lib/auth/session'
import { learnerOf, type Viewer } from '@/lib/auth/viewer'
import { listQuestions } from '@/lib/content/catalog'
import { withDb } from '@/lib/db/db'
import type { Db } from '@/lib/db/db-type'
import { DatabaseUnavailable } from '@/lib/db/unavailable'
import { failed, ok, type Result } from '@/lib/result'
import { assess } from './assess'
import { ingest } from './ingest'
import { registerQuestions } from './revisions'
import { batchVersion, type CheckedBatch, checkBatch, type RecordError, type RecordedView } from './schema'

/** What a door passes on: the answer, and for a learner just made the cookie by which this browser is known from now on. */
export type Recorded = { view: RecordedView; cookie: Cookie | null }

const retryAfterSeconds = 2

/**
 * The only write of progress. Checks origin, shape and learner itself, grades by the revision that was seen, and
 * stores all or nothing; what it acknowledges is committed. The first stored event makes the learner.
 */
export async function recordProgress(caller: Caller, input: unknown): Promise<Result<Recorded, RecordError>> {
  if (!caller.isSameOrigin) return failed({ code: 'cross_site' })
  const batch = checkBatch(input)
  if (!batch.ok) return batch
  const wait = await overProgressLimit(caller.address)
  if (wait !== null) return failed({ code: 'too_many', retryAfterSeconds: wait })
  try {
    return await withDb((db) => record(db, caller, batch.value))
  } catch (error) {
    if (error instanceof DatabaseUnavailable) return failed({ code: 'unavailable', retryAfterSeconds })
    throw error
  }
}

/** Makes the questions of this build gradable for ever; done at start, so that older instances know them too. */
export const registerCatalog = (): Promise<void> => withDb((db) => registerQuestions(db, listQuestions()))

async function record(db: Db, caller: Caller, batch: CheckedBatch): Promise<Result<Recorded, RecordError>> {
  const receivedAt = new Date()
  const viewer = await getViewer(db, caller)
  const refused = await refusal(db, viewer, batch.expectedLearner)
  if (refused) return failed({ code: refused, learner: learnerOf(viewer) })

  const assessed = await assess(db, batch.events)
  const admitted = assessed.flatMap((one) => ('admitted' in one ? [one.admitted] : []))
  const stored = await db.transaction(async (transaction) => {
    const isWorthIt = admitted.length > 0
    const learner = await learnerFor(transaction, viewer, isWorthIt ? (batch.births ?? []) : null)
    return (
      learner && {
        ...learner,
        ...(await ingest(transaction, { learnerId: learner.learnerId, admitted, receivedAt })),
      }
    )
  })
  const verdicts = assessed.map((one) =>
    'admitted' in one ? stored?.verdicts.get(one.admitted) : one.verdict,
  )
  return ok({
    view: {
      v: batchVersion,
      learner: stored?.learnerId ?? null,
      cursor: stored?.cursor ?? 0,
      verdicts: verdicts.filter((verdict) => verdict !== undefined),
      completed: stored?.completed ?? [],
    },
    cookie: stored?.token ? tokenCookie('learner', stored.token, caller) : null,
  })
}

/** The database is asked about the expected learner only when that is not simply the viewer's own. */
async function refusal(db: Db, viewer: Viewer, expected: string | null) {
  if (can(viewer, 'record', { kind: 'progress', learner: expected })) return null
  return recordingRefused(viewer, expected, expected === null ? null : await fateOf(db, expected))
}

/** Whose the events are; null when nobody is known and nothing is worth making somebody for. */
async function learnerFor(
  transaction: Db,
  viewer: Viewer,
  births: string[] | null,
): Promise<{ learnerId: string; token?: string } | null> {
  if (viewer.kind !== 'nobody') return { learnerId: viewer.learnerId }
  return births && bearLearner(transaction, births)
}
