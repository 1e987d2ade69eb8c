import 'server-only'
import { withDb } from '@/lib/db/db'
import type { Db } from '@/lib/db/db-type'
import { DatabaseUnavailable } from '@/lib/db/unavailable'
import { failed, ok, type Result } from '@/lib/result'
import { closeSession } from './account'
import { mailAddress } from './address'
import { addAddress, mailAddressLink, mayMail, sendLink } from './address-link'
import type { Caller } from './caller'
import { type Cookie, expiredCookie, serializeCookie, tokenOf } from './cookie'
import { overLimit } from './limit'
import { linkingCookie, linkingOf, noLinkingCookie } from './linking'
import { drive, type Outcome, type Step } from './next-auth/drive'
import { authOptions } from './next-auth/options'
import { ownPath } from './own-path'
import { signInSecret } from './secret'
import { getViewer } from './session'
import { findLink } from './sign-in-link'
import type { Going, Refusal } from './sign-in-problem'
import { offeredProvider, offersMail } from './way'

type Answer = Promise<Result<Going, Refusal>>

/** The page that looks for earlier progress on this device before it goes on to `to`. */
const arrival = (to: unknown) => `/sign-in/arrived?${new URLSearchParams({ to: ownPath(to) })}`
const accountPage = '/settings/account'

/** Begins a sign-in: mails a link, or answers a provider's address to go to. */
export function beginSignIn(caller: Caller, given: { way: unknown; email: unknown; to: unknown }): Answer {
  return guarded(caller, async (db) => {
    if (given.way === 'email') return mailSignIn(db, caller, given)
    const way = offeredProvider(given.way)
    if (!way) return failed({ code: 'failed' })
    const outcome = await step(db, caller, {
      action: 'signin',
      way,
      callbackUrl: caller.origin + arrival(given.to),
    })
    return going(outcome, [noLinkingCookie(caller)])
  })
}

/** Begins to add a way to the account that is signed in. */
export function beginLinking(caller: Caller, given: { way: unknown; email: unknown }): Answer {
  return guarded(caller, async (db) => {
    const viewer = await getViewer(db, caller)
    if (viewer.kind !== 'account') return failed({ code: 'linking_ended' })
    if (given.way === 'email')
      return mailAddressLink(db, caller, { email: given.email, userId: viewer.userId })
    const way = offeredProvider(given.way)
    if (!way) return failed({ code: 'failed' })
    const callbackUrl = caller.origin + accountPage
    const outcome = await step(db, caller, { action: 'signin', way, callbackUrl })
    return going(outcome, [linkingCookie(caller, await signInSecret(db), way)])
  })
}

/**
 * Takes a provider's answer. It came by a redirect from there, so no origin speaks for it: state, PKCE and nonce bind it
 * to this browser.
 */
export async function finishSignIn(
  caller: Caller,
  given: { way: string; query: Record<string, string> },
): Promise<Result<Going, Refusal & { isLinking: boolean }>> {
  let isLinking = false
  const finished = await available(async (db) => {
    const wait = await overLimit('sign-in', caller.address)
    if (wait !== null) return failed({ code: 'too_many', retryAfterSeconds: wait })
    const way = offeredProvider(given.way)
    if (!way) return failed({ code: 'failed' })
    const linking = linkingOf(caller, await signInSecret(db), way)
    isLinking = linking === 'valid' && (await getViewer(db, caller)).kind === 'account'
    if (linking !== 'none' && !isLinking) return failed({ code: 'linking_ended' })
    const outcome = await step(db, caller, {
      action: 'callback',
      way,
      query: given.query,
      linking: isLinking,
    })
    if (!outcome.problem && !isLinking) await closeEarlier(db, caller)
    return going(outcome, [noLinkingCookie(caller)])
  })
  return finished.ok ? finished : failed({ ...finished.error, isLinking })
}

/** Uses a mailed link, once: signs in, or adds the address to the account that asked for it. */
export function confirmLink(caller: Caller, given: { token: unknown; to: unknown }): Answer {
  return guarded(caller, async (db) => {
    const link = await findLink(db, given.token)
    if (!link || typeof given.token !== 'string') return failed({ code: 'link_used' })
    if (link.userId !== null) return addAddress(db, caller, given.token)
    const outcome = await step(db, caller, {
      action: 'callback',
      way: 'email',
      query: { token: given.token, email: link.identifier },
      callbackUrl: caller.origin + arrival(given.to),
    })
    if (!outcome.problem) await closeEarlier(db, caller)
    return going(outcome, [])
  })
}

/** Ends this browser's session, in the database first. Null when another site asked. */
export async function signOut(caller: Caller): Promise<Cookie[] | null> {
  if (!caller.isSameOrigin) return null
  const token = tokenOf(caller, 'session')
  if (token) await withDb((db) => closeSession(db, token))
  return [expiredCookie('session', caller)]
}

async function mailSignIn(db: Db, caller: Caller, given: { email: unknown; to: unknown }): Answer {
  const email = mailAddress(given.email)
  if (!email || !offersMail()) return failed({ code: 'bad_address' })
  const refused = await mayMail(caller, email)
  if (refused) return failed(refused)
  const callbackUrl = caller.origin + arrival(given.to)
  const outcome = await step(db, caller, { action: 'signin', way: 'email', email, callbackUrl })
  return outcome.problem
    ? failed({ code: outcome.problem })
    : ok({ location: '/sign-in/sent', cookies: [serializeCookie(noLinkingCookie(caller))] })
}

async function step(db: Db, caller: Caller, given: Step): Promise<Outcome> {
  const secret = await signInSecret(db)
  const to = new URL(given.callbackUrl ?? caller.origin).searchParams.get('to')
  const options = authOptions({
    caller,
    secret,
    signIn: { db, userAgent: caller.userAgent },
    mail: (email, token) => sendLink(caller, { email, token, path: ownPath(to), purpose: 'sign in' }),
  })
  return drive(caller, options, given)
}

/** Whoever signs in anew leaves no session of this browser behind. */
async function closeEarlier(db: Db, caller: Caller) {
  const token = tokenOf(caller, 'session')
  if (token) await closeSession(db, token)
}

function going({ location, cookies, problem }: Outcome, ours: Cookie[]): Result<Going, Refusal> {
  if (problem) return failed({ code: problem })
  return ok({ location, cookies: [...cookies, ...ours.map(serializeCookie)] })
}

/** For what our own pages send: from nowhere else, and not endlessly. */
async function guarded(caller: Caller, work: (db: Db) => Answer): Answer {
  if (!caller.isSameOrigin) return failed({ code: 'cross_site' })
  const wait = await overLimit('sign-in', caller.address)
  if (wait !== null) return failed({ code: 'too_many', retryAfterSeconds: wait })
  return available(work)
}

async function available(work: (db: Db) => Answer): Answer {
  try {
    return await withDb(work)
  } catch (error) {
    if (error instanceof DatabaseUnavailable) return failed({ code: 'away' })
    throw error
  }
}
