import type { RecordError } from '@/lib/progress/schema'
import { failed, ok } from '@/lib/result'
import type { Door } from './outbox-state'

/** Longer than any answer of a healthy server; after it the batch is sent again, which does no harm. */
const patience = 15_000

/** POST /api/progress: replays what an earlier page, or a page without connection, left behind. */
export const replay: Door = async (batch) => {
  const response = await fetch('/api/progress', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(batch),
    keepalive: true,
    signal: AbortSignal.timeout(patience),
  })
  const answer = await response.json().catch(() => null)
  if (response.ok && answer?.verdicts) return ok(answer)
  if (isRecordError(answer) && !isPause(answer.code)) return failed(answer)
  // What is no answer of ours, such as a gateway’s page or, with 200, that of a hotel’s network, counts as away.
  const code = isRecordError(answer) && isPause(answer.code) ? answer.code : 'unavailable'
  return failed({ code, retryAfterSeconds: secondsIn(response.headers.get('retry-after')) })
}

/** RFC 9110, 10.2.3: seconds, or a date. */
function secondsIn(retryAfter: string | null): number {
  const seconds = Number(retryAfter ?? 0)
  const until = Number.isNaN(seconds) ? (Date.parse(retryAfter ?? '') - Date.now()) / 1000 : seconds
  return Math.max(0, until || 0)
}

/**
 * The server action, for what was answered this moment. A navigation or a new deploy may swallow its answer: then the
 * same batch goes through the other door.
 */
export const actionFirst =
  (action: Door): Door =>
  (batch) =>
    Promise.race([action(batch), timeUp()]).catch(() => replay(batch))

const timeUp = () =>
  new Promise<never>((_, reject) => setTimeout(() => reject(new Error('no answer in time')), patience))

/** Of these the header says how long. */
type Pause = Extract<RecordError, { retryAfterSeconds: number }>['code']

const isPause = (code: RecordError['code']): code is Pause => code === 'unavailable' || code === 'too_many'

const codes: Record<RecordError['code'], true> = {
  malformed: true,
  cross_site: true,
  wrong_learner: true,
  signed_out: true,
  gone: true,
  unavailable: true,
  too_many: true,
}

const isRecordError = (answer: unknown): answer is RecordError =>
  typeof answer === 'object' && answer !== null && 'code' in answer && String(answer.code) in codes
