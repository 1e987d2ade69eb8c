import 'server-only'
import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Caller } from './caller'
import { type Cookie, cookieName, tokenCookie, tokenOf } from './cookie'
import { hashOf } from './token'

/**
 * The intention to add a way to the account that is signed in: it begins in the settings and lives while the person is
 * at the provider. Without it a provider's answer never touches an account. Bound to way and session.
 */
const name = (caller: Caller) => cookieName('linking', caller)

function mark(caller: Caller, secret: string, way: string): string {
  const session = hashOf(tokenOf(caller, 'session') ?? '')
  return createHmac('sha256', secret).update(`linking ${way} ${session}`).digest('base64url')
}

const cookie = (caller: Caller, value: string, maxAge: number): Cookie => ({
  ...tokenCookie('session', value, caller),
  name: name(caller),
  maxAge,
})

export const linkingCookie = (caller: Caller, secret: string, way: string): Cookie =>
  cookie(caller, `${way}.${mark(caller, secret, way)}`, 15 * 60)

export const noLinkingCookie = (caller: Caller): Cookie => cookie(caller, '', 0)

/** `ended`: a way was to be added, but by a session that this browser has no more. */
export function linkingOf(caller: Caller, secret: string, way: string): 'none' | 'valid' | 'ended' {
  const [forWay, given = ''] = caller.cookie(name(caller))?.split('.') ?? []
  if (forWay !== way) return 'none'
  const expected = Buffer.from(mark(caller, secret, way))
  const actual = Buffer.from(given)
  return expected.length === actual.length && timingSafeEqual(expected, actual) ? 'valid' : 'ended'
}
