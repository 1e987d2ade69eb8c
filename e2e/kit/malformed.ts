import fc from 'fast-check'
import { answeredEvent } from '@/lib/progress/event'

/** Test kit: requests that no browser of ours sends, from noise to a good one with one thing wrong. None of them changes anything. */
export type Malformed = { method: string; path: string; headers: Record<string, string>; body: Uint8Array }

/** Who sends: such pages as `origin` has, now and then with the cookie of somebody who is signed in. */
export type Sender = { origin: string; session?: string }

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
  // An empty list of secrets is a good one.
  .map(([field, value]) => ({ ...batchOf(good()), [field]: field === 'births' ? [value] : value }))
const whole = JSON.stringify(batchOf(good()))
const noise = fc.uint8Array({ maxLength: 2000 })

const jsonBody = fc.oneof(
  noise,
  fc.json({ maxDepth: 20 }).map(encode),
  fc.nat(whole.length - 1).map((length) => encode(whole.slice(0, length))),
  wrongEvent.map((event) => encode(JSON.stringify(batchOf(event)))),
  wrongBatch.map((batch) => encode(JSON.stringify(batch))),
  fc.nat(3000).map((depth) => encode('['.repeat(depth) + ']'.repeat(depth))),
)

/** Forms that are refused as they stand: nobody has these addresses, links, ways and sessions. */
const forms: [path: string, fields: Record<string, string>][] = [
  ['/api/sign-in', { way: 'email', email: 'nobody', to: '/learn' }],
  ['/api/sign-in', { way: 'github', email: '', to: '//evil.example' }],
  ['/api/sign-in/confirm', { token: 'a'.repeat(43), to: '/learn' }],
  ['/api/account/link', { way: 'email', email: 'nobody' }],
  ['/api/account/link', { way: 'github', email: '' }],
  ['/api/account/unlink', { provider: 'email', id: 'nobody' }],
  ['/api/account/sessions', { id: 'none' }],
]
const text = fc.oneof(
  fc.constantFrom('a\u0000', '\u0000', '\ud800', '__proto__', 'a@b\r\nBcc: c@d', 'x'.repeat(9000), ' ', '%'),
  fc.string({ unit: 'binary', maxLength: 100 }),
)
const wrongForm = (fields: Record<string, string>) =>
  fc
    .tuple(fc.constantFrom(...Object.keys(fields), 'extra', '__proto__'), text)
    .map(([field, value]) => encode(String(new URLSearchParams({ ...fields, [field]: value }))))
const brokenForm = fc
  .string({ unit: fc.constantFrom(...'%=&+a0Zz;', '%00', '%ff', 'token=', 'id='), maxLength: 60 })
  .map(encode)

/** What may stand in a header at all. */
const headerText = fc.string({
  unit: fc.constantFrom(...' !#$%&()*,-./09:;<=>?@AZ[]^_`az{|}~"'),
  maxLength: 300,
})
const stranger = fc.oneof(
  headerText,
  headerText.map((value) => `serverside-learner=${value}`),
  headerText.map((value) => `serverside-session=${value}; serverside-learner=${value}`),
  headerText.map(
    (value) => `serverside-state=${value}; serverside-pkce=${value}; serverside-linking=github.${value}`,
  ),
  fc.constant(`serverside-learner=${'b'.repeat(43)}; serverside-session=${'c'.repeat(43)}`),
)
const cookieOf = ({ session }: Sender) =>
  session
    ? fc.oneof({ weight: 2, arbitrary: stranger }, { weight: 1, arbitrary: fc.constant(session) })
    : stranger
const mostly = (usual: string) =>
  fc.oneof({ weight: 8, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: headerText })

/** Each from a place of its own, so that no limit answers before the handler does. */
const somewhere = fc.ipV4()
const headersOf = (sender: Sender, type: string) =>
  fc.record({
    'content-type': mostly(type),
    cookie: cookieOf(sender),
    origin: mostly(sender.origin),
    'x-forwarded-for': somewhere,
  })
const methods = ['GET', 'HEAD', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE', 'PROPFIND'] as const
const method = (usual: string) =>
  fc.oneof(
    { weight: 5, arbitrary: fc.constant(usual) },
    { weight: 1, arbitrary: fc.constantFrom('POST', ...methods) },
  )

/** Batches for `POST /api/progress`, and questions for its GET. */
export const malformedBatches = (sender: Sender): fc.Arbitrary<Malformed> =>
  fc.record({
    method: method('POST'),
    path: fc.oneof(
      { weight: 5, arbitrary: fc.constant('/api/progress') },
      { weight: 1, arbitrary: fc.webQueryParameters().map((query) => `/api/progress?since=${query}`) },
    ),
    headers: headersOf(sender, 'application/json'),
    body: jsonBody,
  })

/** Forms for the handlers of signing in and of the account. */
export const malformedForms = (sender: Sender): fc.Arbitrary<Malformed> =>
  fc.constantFrom(...forms).chain(([path, fields]) =>
    fc.record({
      method: method('POST'),
      path: fc.constant(path),
      headers: headersOf(sender, 'application/x-www-form-urlencoded'),
      body: fc.oneof({ weight: 4, arbitrary: wrongForm(fields) }, brokenForm, noise, jsonBody),
    }),
  )

const asked = [
  '/api/export',
  '/api/auth',
  '/api/auth/callback/github',
  '/api/auth/callback/email',
  '/api/search',
  '/api/sign-out',
]
const query = fc
  .tuple(fc.constantFrom('q', 'code', 'state', 'error', 'to', '__proto__'), text)
  .map(([name, value]) => `?${new URLSearchParams({ [name]: value })}`)

/** Questions for the handlers that read, and for those that take no body. Signing out is asked by strangers alone. */
export const malformedQuestions = (sender: Sender): fc.Arbitrary<Malformed> =>
  fc.constantFrom(...asked).chain((path) => {
    const { origin } = sender
    const isLeaving = path === '/api/sign-out'
    return fc.record({
      method: method(isLeaving ? 'POST' : 'GET'),
      path: fc.oneof(
        fc.constant(path),
        query.map((tail) => path + tail),
      ),
      headers: headersOf(isLeaving ? { origin } : sender, 'text/plain'),
      body: noise,
    })
  })

const pieces = [
  '/',
  '/',
  '//',
  '%',
  '%ff',
  '%00',
  '%2e%2e',
  '%2f',
  '%5c',
  '\\',
  '..',
  ';',
  '?',
  '*',
  ':',
  '[',
  '@',
  '%F0%9F%98%80',
  'learn',
  'roles',
  'og',
  '.png',
  '.rsc',
  '.md',
  'api',
  'sign-in',
  '_next',
  'data',
  'static',
  '_rsc=',
  'to=',
  'q=',
  'a'.repeat(3000),
]
const oddPath = fc.oneof(
  fc.string({ unit: fc.constantFrom(...pieces), maxLength: 6 }).map((tail) => `/${tail}`),
  fc.constantFrom(
    '*',
    'http://[',
    'http://evil.example/',
    'http://%ff/',
    '/%E0%A4%A',
    '/%ff',
    '/%00',
    '///',
    '/\\evil.example',
    'learn',
  ),
)

/** Any page, by addresses and methods that nobody should need. */
export const malformedAddresses = (sender: Sender): fc.Arbitrary<Malformed> =>
  fc.record({
    method: method('GET'),
    path: oddPath,
    headers: headersOf(sender, 'text/plain'),
    body: fc.constant(encode('')),
  })

/** As React writes arguments: a `$` at the beginning has a meaning of its own. */
const asArguments = (given: unknown) =>
  encode(
    JSON.stringify([given], (_, value) =>
      typeof value === 'string' && value.startsWith('$') ? `$${value}` : value,
    ),
  )

/** Calls of a server action from a lesson, each well written and about something wrong. */
export const malformedCalls = (sender: Sender, action: string): fc.Arbitrary<Malformed> =>
  fc.record({
    method: fc.constant('POST'),
    path: fc.constant('/learn'),
    headers: fc.record({
      'next-action': fc.constant(action),
      'content-type': fc.constant('text/plain;charset=UTF-8'),
      accept: fc.constant('text/x-component'),
      cookie: cookieOf(sender),
      origin: fc.constant(sender.origin),
      'x-forwarded-for': somewhere,
    }),
    body: fc.oneof(junk, wrongBatch, wrongEvent.map(batchOf)).map(asArguments),
  })
