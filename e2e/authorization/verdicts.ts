import { answeredEvent } from '@/lib/progress/event'
import type { Ann, Who } from './people'

/** What is asked of an endpoint about Ann’s things, and how each must be answered: a status, or words of the answer. */
export type Verdict = {
  at?: string
  headers?: Record<string, string>
  body?: (ann: Ann) => string
  answers: Record<Who, number | string>
}

const alike = (answer: number | string): Record<Who, number | string> => ({
  nobody: answer,
  anonymous: answer,
  ann: answer,
  ben: answer,
  expired: answer,
  deleted: answer,
})
/** The same for everybody: it knows no viewer. */
const open = (at?: string): Verdict => ({ ...(at && { at }), answers: alike(200) })

const seenWhenSignedIn: Verdict = {
  answers: { nobody: 307, anonymous: 307, ann: 200, ben: 200, expired: 307, deleted: 307 },
}

/** An action that would delete: asked for by another site, so that everybody is still there afterwards. */
const refusesOtherSites: Verdict = {
  headers: { 'sec-fetch-site': 'cross-site' },
  body: () => '[]',
  answers: alike('"code":"cross_site"'),
}

const form = { 'content-type': 'application/x-www-form-urlencoded' }
/** A form that leads on, to a page that says what became of it. */
const leads = (body: (ann: Ann) => Record<string, string>): Verdict => ({
  headers: form,
  body: (ann) => String(new URLSearchParams(body(ann))),
  answers: alike(303),
})

const json = { 'content-type': 'application/json' }
const answer = () =>
  answeredEvent({
    question: 'qst_00000000',
    rev: 'r1',
    answer: { kind: 'single', choice: 0 },
    device: { id: '5f0a1f6e-3a52-4f5e-9d41-7a64a1f3c001', seq: 0 },
  })
const batchOf = (ann: Ann) => ({ v: 1, expectedLearner: ann.learnerId, events: [answer()] })

/** Every endpoint of the build. One that is missing here fails the check: decide who may, then write it down. */
export const verdicts: Record<string, Verdict> = {
  'PAGE /': open(),
  'PAGE /500': { answers: alike(500) },
  'PAGE /_global-error': { answers: alike(500) },
  'PAGE /_not-found': { answers: alike(404) },
  'PAGE /about': open(),
  'PAGE /dashboard': open(),
  'PAGE /glossary': open(),
  'PAGE /glossary/[slug]': open(),
  'PAGE /learn': open(),
  'PAGE /learn/[module]': open(),
  'PAGE /learn/[module]/[lesson]': open(),
  // There only where the settings ask for it.
  'PAGE /mailbox': { answers: alike(404) },
  'PAGE /notes': open(),
  'PAGE /offline': open(),
  'PAGE /outbox': open(),
  'PAGE /roles': open(),
  'PAGE /roles/[slug]': open(),
  'PAGE /search': open(),
  'PAGE /settings': open(),
  'PAGE /settings/account': seenWhenSignedIn,
  'PAGE /settings/delete': open(),
  'PAGE /sign-in': open(),
  'PAGE /sign-in/arrived': seenWhenSignedIn,
  'PAGE /sign-in/confirm': open(),
  'PAGE /sign-in/sent': open(),
  'PAGE /stacks': open(),
  'PAGE /stacks/[slug]': open(),
  'GET /apple-icon.png': open(),
  'GET /feed.xml': open(),
  'GET /llms.txt': open(),
  'GET /manifest.webmanifest': open(),
  'GET /og/[...path]': open('/og/learn.png'),
  'GET /robots.txt': open(),
  'GET /sitemap.xml': open(),
  'GET /api/health/live': open(),
  'GET /api/health/ready': open(),
  'GET /api/undecodable': { answers: alike(400) },
  'GET /api/search': open('/api/search?q=request'),

  // Nobody began a sign-in that these could finish.
  'GET /api/auth/[...nextauth]': {
    at: '/api/auth/callback/oidc?code=stolen&state=made-up',
    answers: alike(303),
  },
  'POST /api/sign-in': leads(({ email }) => ({ way: 'email', email })),
  'POST /api/sign-in/confirm': leads(() => ({ token: 'a'.repeat(43) })),
  'POST /api/sign-out': { headers: { origin: 'https://evil.example' }, answers: alike(403) },
  'POST /api/account/link': leads(() => ({ way: 'oidc' })),
  'POST /api/account/unlink': leads(({ email }) => ({ provider: 'email', id: email })),
  'POST /api/account/sessions': leads(({ userId }) => ({ id: userId })),

  // Tells everybody their own, and only Ann hers.
  'GET /api/progress': open(),
  'POST /api/progress': {
    headers: json,
    body: (ann) => JSON.stringify(batchOf(ann)),
    answers: { nobody: 401, anonymous: 401, ann: 200, ben: 409, expired: 401, deleted: 401 },
  },
  // A file with everybody's own; nobody known has none.
  'GET /api/export': {
    answers: { nobody: 404, anonymous: 200, ann: 200, ben: 200, expired: 404, deleted: 404 },
  },
  // None of them takes a name: whoever asks decides about their own. Nobody here has done anything before signing in.
  'ACTION claimProgressAction': {
    body: () => '[]',
    answers: {
      nobody: '"code":"signed_out"',
      anonymous: '"code":"signed_out"',
      ann: '"code":"nothing_there"',
      ben: '"code":"nothing_there"',
      expired: '"code":"signed_out"',
      deleted: '"code":"signed_out"',
    },
  },
  'ACTION discardAnonymousAction': refusesOtherSites,
  'ACTION eraseEverythingAction': refusesOtherSites,
  'ACTION recordProgressAction': {
    body: (ann) => JSON.stringify([batchOf(ann)]),
    answers: {
      nobody: '"code":"signed_out"',
      anonymous: '"code":"signed_out"',
      ann: '"verdict":"retry"',
      ben: '"code":"wrong_learner"',
      expired: '"code":"signed_out"',
      deleted: '"code":"signed_out"',
    },
  },
}
