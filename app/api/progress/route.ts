import { callerOf } from '@/lib/auth/caller'
import { type Cookie, serializeCookie } from '@/lib/auth/cookie'
import { readJson } from '@/lib/http/json-body'
import { answering, comeAgain, problem } from '@/lib/http/problem'
import { recordProgress } from '@/lib/progress/commands'
import { getProgress, listChanges } from '@/lib/progress/queries'
import { limits } from '@/lib/progress/schema'

/** Kept by the browser alone, and asked about each time: the tag names the learner, so a change of person never matches. */
const personal = { 'cache-control': 'private, no-cache', vary: 'Cookie' }

/** `GET /api/progress`: state and cursor, or 304. `?since=<cursor>`: the events after it. */
export function GET(request: Request) {
  return answering('GET /api/progress', async () => {
    const caller = callerOf(request.headers)
    const since = new URL(request.url).searchParams.get('since')
    if (since !== null) {
      if (!/^\d{1,15}$/.test(since)) return problem({ code: 'malformed', detail: 'since: a whole number' })
      return Response.json(await listChanges(caller, Number(since)), { headers: personal })
    }
    const known = request.headers.get('if-none-match') ?? ''
    const { tag, view, cookies } = await getProgress(caller, (current) => known.includes(current))
    const headers = withCookies({ ...personal, etag: tag }, cookies)
    return view ? Response.json(view, { headers }) : new Response(null, { status: 304, headers })
  })
}

/** `POST /api/progress`: the door whose address outlives pages and deploys. Takes a batch, answers a verdict per event. */
export function POST(request: Request) {
  return answering('POST /api/progress', async () => {
    const caller = callerOf(request.headers)
    if (!caller.isSameOrigin) return problem({ code: 'cross_site' })
    const body = await readJson(request, { bytes: limits.bodyBytes, depth: limits.depth, ms: limits.bodyMs })
    if (!body.ok) return problem(body.error)
    const recorded = await recordProgress(caller, body.value)
    if (!recorded.ok)
      return 'retryAfterSeconds' in recorded.error
        ? comeAgain(recorded.error.code, recorded.error.retryAfterSeconds)
        : problem(recorded.error)
    const { view, cookie } = recorded.value
    return Response.json(view, {
      headers: withCookies({ 'cache-control': 'no-store' }, cookie ? [cookie] : []),
    })
  })
}

function withCookies(fields: Record<string, string>, cookies: Cookie[]): Headers {
  const headers = new Headers(fields)
  for (const cookie of cookies) headers.append('set-cookie', serializeCookie(cookie))
  return headers
}
