import 'server-only'
import { createHash, randomBytes } from 'node:crypto'
import type { NextApiRequest, NextApiResponse } from 'next'
import NextAuth, { type AuthOptions } from 'next-auth'
import type { Caller } from '../caller'
import { cookieName, tokenOf } from '../cookie'
import type { SignInProblem } from '../sign-in-problem'

export type Step = {
  action: 'signin' | 'callback'
  way: string
  /** What came with the request: a provider's answer, or a link's token. */
  query?: Record<string, string>
  email?: string
  /** Where it ends when it succeeds; an address of our own. */
  callbackUrl?: string
  /** Lets the session of this browser take part, so that a new way is added to its account. */
  linking?: boolean
}

export type Outcome = { location: string; problem: SignInProblem | null; cookies: string[] }

/**
 * One step of next-auth, driven from here: its handler gets a request of our making (own host, only the cookies that it
 * needs, a CSRF token that we vouch for) and its answer is read, not sent. So none of its own addresses is public.
 */
export async function drive(caller: Caller, options: AuthOptions, step: Step): Promise<Outcome> {
  const { request, csrf } = requestOf(caller, options, step)
  const answer = recorder()
  await NextAuth(request as unknown as NextApiRequest, answer.response as unknown as NextApiResponse, options)
  const location = String(answer.headers.get('location') ?? '')
  const cookies = [answer.headers.get('set-cookie') ?? []].flat().filter((one) => !one.startsWith(`${csrf}=`))
  const problem = problemOf(location, caller.origin, step)
  return { location: withinOurs(location, caller.origin), cookies, problem }
}

function requestOf(caller: Caller, { secret = '' }: AuthOptions, step: Step) {
  const csrf = cookieName('csrf', caller)
  const csrfToken = randomBytes(32).toString('hex')
  const csrfHash = createHash('sha256').update(`${csrfToken}${secret}`).digest('hex')
  const kept = ['sign-in-to', 'pkce', 'state', 'nonce'].map((kind) => cookieName(kind, caller))
  const session = step.linking ? tokenOf(caller, 'session') : undefined
  const { protocol, host } = new URL(caller.origin)
  const { callbackUrl, email } = step
  return {
    csrf,
    request: {
      method: step.action === 'signin' ? 'POST' : 'GET',
      headers: { 'x-forwarded-host': host, 'x-forwarded-proto': protocol.slice(0, -1) },
      query: { ...step.query, nextauth: [step.action, step.way] },
      body: step.action === 'signin' ? { csrfToken, callbackUrl, email } : undefined,
      cookies: {
        ...Object.fromEntries(kept.map((name) => [name, decoded(caller.cookie(name))])),
        // A link is used where it was not asked for; a provider's answer finds the cookie that its question set.
        ...(step.action === 'callback' && callbackUrl
          ? { [cookieName('sign-in-to', caller)]: callbackUrl }
          : {}),
        ...(session ? { [cookieName('session', caller)]: session } : {}),
        [csrf]: `${csrfToken}|${csrfHash}`,
      },
    },
  }
}

/** As next-auth writes cookies. What is not of its writing is none. */
function decoded(value: string | undefined): string | undefined {
  try {
    return value && decodeURIComponent(value)
  } catch {
    return undefined
  }
}

/** A response that remembers what it is told. */
function recorder() {
  const headers = new Map<string, string | string[]>()
  const response = {
    status: () => response,
    getHeader: (name: string) => headers.get(name.toLowerCase()),
    setHeader: (name: string, value: string | string[]) => {
      headers.set(name.toLowerCase(), value)
      return response
    },
    end: () => undefined,
    json: () => undefined,
    send: () => undefined,
  }
  return { headers, response }
}

/** Our own addresses as paths. */
const withinOurs = (location: string, origin: string) =>
  location === origin || location.startsWith(`${origin}/`) ? location.slice(origin.length) || '/' : location

/** https://next-auth.js.org/configuration/pages#error-codes */
const named: Record<string, SignInProblem> = {
  AccessDenied: 'denied',
  OAuthSignin: 'provider_away',
  OAuthAccountNotLinked: 'other_way',
  // The address got an account between the look and the making.
  OAuthCreateAccount: 'other_way',
  EmailCreateAccount: 'other_way',
  EmailSignin: 'mail_failed',
  Verification: 'link_used',
}

function problemOf(location: string, origin: string, { query, linking }: Step): SignInProblem | null {
  if (location === '') return 'failed'
  const { origin: where, pathname, searchParams } = new URL(location, origin)
  if (where !== origin || !pathname.startsWith('/api/auth/'))
    return location.startsWith('/sign-in?') ? 'other_way' : null
  if (pathname === '/api/auth/verify-request') return null
  if (query?.error === 'access_denied') return 'denied'
  const problem = named[searchParams.get('error') ?? ''] ?? 'failed'
  return linking && problem === 'other_way' ? 'taken' : problem
}
