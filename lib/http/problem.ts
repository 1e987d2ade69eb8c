import { DatabaseUnavailable } from '@/lib/db/unavailable'
import { logBug } from '@/lib/log'

/** Every way our handlers refuse, by code. */
const problems = {
  malformed: [400, 'The request does not have the shape this address takes'],
  body_not_json: [400, 'The body is not JSON in UTF-8'],
  body_too_deep: [400, 'The body is nested too deeply'],
  signed_out: [401, 'The events belong to an account that is not signed in here'],
  nobody: [404, 'Nothing is kept of this browser'],
  cross_site: [403, 'The request does not come from a page of this site'],
  body_too_slow: [408, 'The body did not arrive in time'],
  wrong_learner: [409, 'The events belong to another learner than the one this browser is now'],
  gone: [410, 'The learner whose events these are was deleted'],
  body_too_large: [413, 'The body is too large'],
  unsupported_media_type: [415, 'The body does not have the media type this address takes'],
  too_many: [429, 'Too many requests came from here in a short time'],
  bug: [500, 'Something went wrong on our side'],
  unavailable: [503, 'The database cannot be reached right now'],
} as const satisfies Record<string, readonly [number, string]>

export type ProblemCode = keyof typeof problems

/**
 * An answer as RFC 9457 words it. `type` is left at its default (about:blank); `code` tells problems apart, and further
 * members say what the client needs to act.
 */
export function problem(
  { code, ...members }: { code: ProblemCode } & Record<string, unknown>,
  headers: Record<string, string> = {},
): Response {
  const [status, title] = problems[code]
  return new Response(JSON.stringify({ title, status, code, ...members }), {
    status,
    headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store', ...headers },
  })
}

/** 503 or 429 with the time to wait before the next try, in seconds. */
export const comeAgain = (code: 'unavailable' | 'too_many', retryAfterSeconds: number) =>
  problem({ code, retryAfterSeconds }, { 'retry-after': String(retryAfterSeconds) })

/** Answers with what `work` answers; a database that is away becomes 503, a bug becomes 500 with the id of its log line. */
export async function answering(where: string, work: () => Promise<Response>): Promise<Response> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof DatabaseUnavailable) return comeAgain('unavailable', 2)
    return problem({ code: 'bug', errorId: logBug(error, where) })
  }
}
