import fc from 'fast-check'
import { answeredEvent } from '@/lib/progress/event'

/** Test kit: requests that no browser of ours sends, from noise to a good batch with one thing wrong. */
export type Malformed = { method: string; path: string; headers: Record<string, string>; body: Uint8Array }

const device = { id: '5f0a1f6e-3a52-4f5e-9d41-7a64a1f3c001', seq: 1 }
const good = () =>
  answeredEvent({ question: 'qst_sample1a', rev: 'r1', answer: { kind: 'single', choice: 1 }, device })
const encode = (text: string) => new TextEncoder().encode(text)
const batchOf = (event: unknown) => ({ v: 1, expectedLearner: null, events: [event] })

/** Right for no field of an event or a batch. */
const junk = fc.oneof(
  fc.constantFrom(-1.5, 1e308, 2 ** 53, true, [], {}, [null], 'a\u0000', '\ud800', 'x'.repeat(9000)),
  fc.jsonValue().filter((value) => typeof value !== 'number' && value !== null),
)
const wrongEvent = fc
  .tuple(fc.constantFrom(...Object.keys(good()), 'extra', '__proto__'), junk)
  .map(([field, value]) => Object.defineProperty({ ...good() }, field, { value, enumerable: true }))
const wrongBatch = fc
  .tuple(fc.constantFrom('v', 'expectedLearner', 'births', 'events', 'extra'), junk)
  .map(([field, value]) => ({ ...batchOf(good()), [field]: value }))
const whole = JSON.stringify(batchOf(good()))

const body = fc.oneof(
  fc.uint8Array({ maxLength: 2000 }),
  fc.json({ maxDepth: 20 }).map(encode),
  fc.nat(whole.length - 1).map((length) => encode(whole.slice(0, length))),
  wrongEvent.map((event) => encode(JSON.stringify(batchOf(event)))),
  wrongBatch.map((batch) => encode(JSON.stringify(batch))),
  fc.nat(3000).map((depth) => encode('['.repeat(depth) + ']'.repeat(depth))),
)
/** What may stand in a header at all. */
const headerText = fc.string({
  unit: fc.constantFrom(...' !#$%&()*,-./09:;<=>?@AZ[]^_`az{|}~"'),
  maxLength: 300,
})
const cookie = fc.oneof(
  headerText,
  headerText.map((text) => `serverside-learner=${text}`),
  headerText.map((text) => `serverside-session=${text}; serverside-learner=${text}`),
)
const json = 'application/json'
const type = fc.oneof({ weight: 8, arbitrary: fc.constant(json) }, { weight: 1, arbitrary: headerText })
const query = fc.webQueryParameters().map((text) => `?since=${text}`)

/** Requests to a handler at `path`, such as a page of `origin` would send them. */
export const malformedTo = (path: string, origin: string): fc.Arbitrary<Malformed> =>
  fc.record({
    method: fc.constantFrom('POST', 'POST', 'POST', 'POST', 'GET', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'),
    path: fc.oneof(
      { weight: 5, arbitrary: fc.constant(path) },
      { weight: 1, arbitrary: query.map((text) => path + text) },
    ),
    headers: fc.record({ 'content-type': type, cookie, origin: fc.oneof(fc.constant(origin), headerText) }),
    body,
  })
