'use server'

import { cookies, headers } from 'next/headers'
import { callerOf } from '@/lib/auth/caller'
import { failed, ok, type Result } from '@/lib/result'
import { recordProgress } from './commands'
import type { Batch, RecordError, RecordedView } from './schema'

/** The door that the interface uses. What outlives a page or a deploy goes through `POST /api/progress` instead. */
export async function recordProgressAction(batch: Batch): Promise<Result<RecordedView, RecordError>> {
  const recorded = await recordProgress(callerOf(await headers()), batch)
  if (!recorded.ok) return failed(recorded.error)
  const { view, cookie } = recorded.value
  if (cookie) (await cookies()).set(cookie)
  return ok(view)
}
