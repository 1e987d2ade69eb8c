import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Batch, RecordedView } from '@/lib/progress/schema'
import { ok } from '@/lib/result'
import { actionFirst, replay } from './doors'

const batch: Batch = { v: 1, expectedLearner: null, events: [{}] }
const view: RecordedView = { v: 1, learner: 'l', cursor: 1, verdicts: [], completed: [] }

const serverSays = (body: unknown, init?: ResponseInit) => {
  const fetched = vi.fn(
    async (..._: Parameters<typeof fetch>) =>
      new Response(typeof body === 'string' ? body : JSON.stringify(body), init),
  )
  vi.stubGlobal('fetch', fetched)
  return fetched
}
afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

describe('the replay door', () => {
  it('posts the batch as it is', async () => {
    const fetched = serverSays(view)
    expect(await replay(batch)).toEqual({ ok: true, value: view })
    expect(fetched.mock.calls[0]?.[1]?.body).toBe(JSON.stringify(batch))
  })

  it('passes a refusal on with what comes with it', async () => {
    serverSays({ code: 'wrong_learner', learner: 'b', status: 409 }, { status: 409 })
    expect(await replay(batch)).toMatchObject({ ok: false, error: { code: 'wrong_learner', learner: 'b' } })
  })

  it.each([
    ['a gateway’s page', '<html>', 0],
    ['a bug', { code: 'bug' }, 0],
    ['a gateway that says when', '<html>', 7],
  ])('takes %s for a server that is away', async (_, body, retryAfterSeconds) => {
    serverSays(body, {
      status: 502,
      headers: retryAfterSeconds ? { 'retry-after': String(retryAfterSeconds) } : {},
    })
    expect(await replay(batch)).toEqual({ ok: false, error: { code: 'unavailable', retryAfterSeconds } })
  })
})

it.each(['{}', 'null', '<html>'])('takes 200 with %s for a server that is away', async (body) => {
  serverSays(body)
  expect(await replay(batch)).toMatchObject({ ok: false, error: { code: 'unavailable' } })
})

it.each([
  ['seconds', '7', 7],
  ['a date', 'Sun, 22 Nov 2026 10:00:30 GMT', 30],
  ['a date gone by', 'Sun, 22 Nov 2026 09:00:00 GMT', 0],
  ['nonsense', 'soon', 0],
])('understands when a busy server wants to be asked again: %s', async (_, retryAfter, retryAfterSeconds) => {
  vi.useFakeTimers({ now: Date.parse('2026-11-22T10:00:00Z') })
  serverSays({ code: 'unavailable' }, { status: 503, headers: { 'retry-after': retryAfter } })
  expect(await replay(batch)).toEqual({ ok: false, error: { code: 'unavailable', retryAfterSeconds } })
})

it('tells a limit from a server that is away', async () => {
  serverSays({ code: 'too_many' }, { status: 429, headers: { 'retry-after': '9' } })
  expect(await replay(batch)).toEqual({ ok: false, error: { code: 'too_many', retryAfterSeconds: 9 } })
})

describe('the action door', () => {
  it('needs no other when the action answers', async () => {
    const fetched = serverSays(view)
    expect(await actionFirst(async () => ok({ ...view, cursor: 9 }))(batch)).toMatchObject({
      value: { cursor: 9 },
    })
    expect(fetched).not.toHaveBeenCalled()
  })

  it('hands the same batch to the other door when a new deploy does not know the action', async () => {
    const fetched = serverSays(view)
    expect(await actionFirst(() => Promise.reject(new Error('Failed to find Server Action')))(batch)).toEqual(
      ok(view),
    )
    expect(fetched).toHaveBeenCalledTimes(1)
  })

  it('does so too when a navigation swallowed the answer', async () => {
    vi.useFakeTimers()
    serverSays(view)
    const reply = actionFirst(() => new Promise(() => undefined))(batch)
    await vi.advanceTimersByTimeAsync(15_000)
    expect(await reply).toEqual(ok(view))
  })
})
