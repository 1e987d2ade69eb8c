import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { learnerTombstone } from '@/lib/auth/tables'
import { signedIn } from '@/lib/auth/testing/sign-in'
import type { Db } from '@/lib/db/db-type'
import { rolledBack } from '@/lib/db/testing/embedded'
import { substituteDatabase } from '@/lib/db/testing/substitute'
import { recordProgress } from '@/lib/progress/commands'
import { emptyState } from '@/lib/progress/fold'
import { Browser } from '@/lib/progress/testing/browser'
import { first, second, typed } from '@/lib/progress/testing/questions'
import { GET, POST } from './route'

vi.mock('@/lib/content/catalog', async () => (await import('@/lib/progress/testing/questions')).catalog)

const address = 'http://localhost/api/progress'
const ours = { host: 'localhost', origin: 'http://localhost', 'content-type': 'application/json' }
type Sent = { headers?: Record<string, string>; body?: BodyInit }

const post = ({ headers = {}, body = '' }: Sent) =>
  POST(
    new Request(address, {
      method: 'POST',
      headers: { ...ours, ...headers },
      body,
      duplex: 'half',
    } as RequestInit),
  )
const get = (headers: Record<string, string> = {}, query = '') =>
  GET(new Request(address + query, { headers: { host: 'localhost', ...headers } }))
const batchOf = (...events: unknown[]) => ({ v: 1, expectedLearner: null, events })
const answer = (question = first) => new Browser(recordProgress).answers(question)
const cookieOf = (response: Response) => response.headers.get('set-cookie')?.split(';')[0] ?? ''

const inPortal = (name: string, run: (db: Db) => Promise<void>) =>
  it(name, () =>
    rolledBack(async (db) => {
      substituteDatabase(db)
      await run(db)
    }),
  )

/** Everything that a write could have changed. */
async function footprint(db: Db) {
  const tables = ['learner', 'learner_credential', 'progress_head', 'progress_event']
  const counts = tables.map((table) => sql.raw(`(select count(*) from ${table}) as ${table}`))
  return JSON.stringify(await db.execute(sql`select ${sql.join(counts, sql`, `)}`))
}

afterEach(() => substituteDatabase(new Error('no database outside a test')))

describe('POST /api/progress', () => {
  inPortal('keeps an answer, tells its verdict, and sets a cookie no script can read', async () => {
    const response = await post({ body: JSON.stringify(batchOf(answer())) })
    expect(response.status).toBe(200)
    expect(await response.json()).toMatchObject({ v: 1, verdicts: [{ verdict: 'accepted', right: true }] })
    expect(response.headers.get('set-cookie')).toMatch(
      /^serverside-learner=[\w-]{43}; Path=\/; Max-Age=34560000; HttpOnly; SameSite=Lax$/,
    )
    expect(response.headers.get('cache-control')).toBe('no-store')
  })

  inPortal('binds the cookie to the host where the browser came by https', async () => {
    const headers = { 'x-forwarded-proto': 'https', origin: 'https://localhost' }
    const response = await post({ headers, body: JSON.stringify(batchOf(answer())) })
    expect(response.headers.get('set-cookie')).toMatch(/^__Host-serverside-learner=.*; Path=\/;.*; Secure$/)
  })

  inPortal('answers 409 to events of another learner', async (db) => {
    const expectedLearner = '5f0a1f6e-3a52-4f5e-9d41-7a64a1f3c001'
    const response = await post({ body: JSON.stringify({ ...batchOf(answer()), expectedLearner }) })
    expect(response.status).toBe(409)
    expect(response.headers.get('content-type')).toBe('application/problem+json')
    expect(await response.json()).toMatchObject({ status: 409, code: 'wrong_learner', learner: null })
    expect(await footprint(db)).toContain('"progress_event":0')
  })

  inPortal(
    'answers 401 to events of an account that is signed out, 410 to those of one that was deleted',
    async (db) => {
      const { learnerId } = await signedIn(db)
      const body = JSON.stringify({ ...batchOf(answer()), expectedLearner: learnerId })
      expect((await post({ body })).status).toBe(401)
      await db.execute(sql`delete from learner`)
      await db.insert(learnerTombstone).values({ learnerId, what: 'deleted' })
      expect((await post({ body })).status).toBe(410)
      expect(await footprint(db)).toContain('"progress_event":0')
    },
  )

  inPortal(
    'changes nothing for another site, a sandboxed page, or a program that says no origin',
    async (db) => {
      const before = await footprint(db)
      const body = JSON.stringify(batchOf(answer()))
      const foreign: Record<string, string>[] = [
        { origin: 'http://evil.example' },
        { origin: 'null' },
        { origin: 'http://localhost.evil.example' },
        { origin: 'not a url' },
        { 'sec-fetch-site': 'cross-site' },
        { 'sec-fetch-site': 'same-site' },
      ]
      for (const headers of foreign) expect((await post({ headers, body })).status).toBe(403)
      const silent = new Request(address, {
        method: 'POST',
        headers: { host: 'localhost', 'content-type': 'application/json' },
        body,
      })
      expect((await POST(silent)).status).toBe(403)
      expect(await footprint(db)).toBe(before)
    },
  )

  inPortal('refuses what is not JSON, too large, too deep, or not text', async () => {
    const code = async (sent: Sent) => {
      const response = await post(sent)
      const problem = await response.json()
      expect(problem.status).toBe(response.status)
      return [problem.status, problem.code]
    }
    expect(await code({ headers: { 'content-type': 'text/plain' }, body: '{}' })).toEqual([
      415,
      'unsupported_media_type',
    ])
    expect(await code({ body: '' })).toEqual([400, 'body_not_json'])
    expect(await code({ body: new Uint8Array([0x22, 0xff, 0x22]) })).toEqual([400, 'body_not_json'])
    expect(await code({ body: `${'['.repeat(13)}"]]]"${']'.repeat(13)}` })).toEqual([400, 'body_too_deep'])
    expect(await code({ body: '['.repeat(250_000) })).toEqual([400, 'body_too_deep'])
    expect(await code({ body: `"${'[\\"'.repeat(50)}"` })).toEqual([400, 'malformed'])
    expect(await code({ body: `"${'x'.repeat(256 * 1024)}"` })).toEqual([413, 'body_too_large'])
  })

  inPortal('stops reading a body that grows beyond the limit without saying so', async () => {
    let sent = 0
    const endless = new ReadableStream<Uint8Array>({
      pull(stream) {
        sent += 64 * 1024
        stream.enqueue(new Uint8Array(64 * 1024).fill(0x20))
      },
    })
    expect((await post({ body: endless })).status).toBe(413)
    expect(sent).toBeLessThan(512 * 1024)
  })

  it('gives up on a body that does not arrive', async () => {
    vi.useFakeTimers()
    const stalled = post({ body: new ReadableStream({ pull: () => new Promise(() => undefined) }) })
    await vi.advanceTimersByTimeAsync(10_000)
    vi.useRealTimers()
    expect((await stalled).status).toBe(408)
  })

  it('answers 503 with the time to wait while the database is away', async () => {
    substituteDatabase(Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' }))
    const response = await post({ body: JSON.stringify(batchOf(answer())) })
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '2'])
    expect(await response.json()).toMatchObject({ code: 'unavailable', retryAfterSeconds: 2 })
  })

  it('answers a bug with an id and nothing internal', async () => {
    substituteDatabase(new Error('column "secret" does not exist'))
    const response = await post({ body: JSON.stringify(batchOf(answer())) })
    expect(response.status).toBe(500)
    const body = await response.text()
    expect(JSON.parse(body)).toMatchObject({ code: 'bug', errorId: expect.stringMatching(/^[0-9a-f]{12}$/) })
    expect(body).not.toContain('secret')
  })

  inPortal('answers 1,000 malformed bodies without a 5xx and without a change', async (db) => {
    const before = await footprint(db)
    const statuses = new Map<number, number>()
    const body = fc.oneof(
      fc.uint8Array(),
      fc.json().map(encode),
      truncated,
      fc.json({ maxDepth: 20 }).map(encode),
      disfigured,
    )
    await fc.assert(
      fc.asyncProperty(body, async (bytes) => {
        const { status } = await post({ body: new Uint8Array(bytes) })
        statuses.set(status, (statuses.get(status) ?? 0) + 1)
        expect(status).toBeLessThan(500)
      }),
      { numRuns: 1000 },
    )
    expect(await footprint(db)).toBe(before)
    // The bodies reached every layer: the parser and the envelope (400), and single events (200 with a refusal).
    expect([...statuses.keys()].sort()).toEqual([200, 400])
  })
})

const encode = (text: string) => new TextEncoder().encode(text)
const whole = JSON.stringify(batchOf(answer(), answer(second)))
const truncated = fc.nat(whole.length - 1).map((length) => encode(whole.slice(0, length)))

const odd = [-1.5, 1e308, 2 ** 53, true, [], {}, [null], 'a\u0000', '\ud800', 'x'.repeat(2001)]
/** Right for no field: not null (nobody), no small whole number, no id. Any other text is a fine answer, though. */
const junk = fc.oneof(
  fc.constantFrom(...odd),
  fc.jsonValue().filter((value) => typeof value !== 'number' && value !== null),
)
const change = fc.oneof(
  fc.tuple(fc.constantFrom('text', 'kind', 'extra'), fc.constantFrom(...odd)),
  fc.tuple(fc.constantFrom(...Object.keys(answer()), 'answer', '__proto__', 'v', 'expectedLearner'), junk),
)

/** A good batch in which one field is something else. */
const disfigured = change.map(([field, value]) => {
  const good = answer(typed)
  const given: Record<string, unknown> = { kind: 'text', text: 'GET' }
  const event: Record<string, unknown> = { ...good, payload: { answer: field === 'answer' ? value : given } }
  const batch: Record<string, unknown> = batchOf(event)
  const target = [given, batch].find((one) => Object.hasOwn(one, field)) ?? event
  if (field !== 'answer') Object.defineProperty(target, field, { value, enumerable: true })
  return encode(JSON.stringify(batch))
})

describe('GET /api/progress', () => {
  inPortal('tells state and cursor of the learner of the cookie, and to nobody else', async () => {
    const cookie = cookieOf(await post({ body: JSON.stringify(batchOf(answer())) }))
    const response = await get({ cookie })
    expect(await response.json()).toMatchObject({ v: 1, cursor: 1, state: { questions: { [first]: {} } } })
    expect(response.headers.get('cache-control')).toBe('private, no-cache')
    expect(response.headers.get('vary')).toBe('Cookie')
    // Renewed by every visit; a cookie nobody holds is not.
    expect(cookieOf(response)).toBe(cookie)
    expect(cookieOf(await get({ cookie: `serverside-learner=${'x'.repeat(43)}` }))).toBe('')
    expect(await (await get()).json()).toEqual({
      v: 1,
      account: null,
      offersAccounts: false,
      learner: null,
      cursor: 0,
      state: emptyState,
    })
    expect(await (await get({ cookie: `${cookie}x` })).json()).toMatchObject({ learner: null })
  })

  inPortal('answers 304 while nothing changed, never for somebody else’s tag', async () => {
    const cookie = cookieOf(await post({ body: JSON.stringify(batchOf(answer())) }))
    const sister = cookieOf(await post({ body: JSON.stringify(batchOf(answer())) }))
    const etag = (await get({ cookie })).headers.get('etag') ?? ''
    const same = await get({ cookie, 'if-none-match': `W/"0", ${etag}` })
    expect([same.status, await same.text(), same.headers.get('etag')]).toEqual([304, '', etag])
    expect((await get({ cookie: sister, 'if-none-match': etag })).status).toBe(200)
    expect((await get({ 'if-none-match': etag })).status).toBe(200)
  })

  inPortal('lists the events after a cursor', async () => {
    const cookie = cookieOf(await post({ body: JSON.stringify(batchOf(answer(), answer(second))) }))
    const changes = await (await get({ cookie }, '?since=1')).json()
    expect(changes).toMatchObject({
      cursor: 3,
      more: false,
      events: [{ subjectId: second }, { type: 'lesson_completed' }],
    })
    for (const since of ['', '-1', 'x', '1e3', '9'.repeat(16)])
      expect((await get({ cookie }, `?since=${since}`)).status).toBe(400)
  })
})
