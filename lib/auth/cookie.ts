import type { Caller } from './caller'
import { isToken } from './token'

/** A cookie to set. Attributes as `cookies().set` of Next and `serializeCookie` take them. */
export type Cookie = {
  name: string
  value: string
  httpOnly: true
  secure: boolean
  sameSite: 'lax'
  path: '/'
  maxAge: number
}

/** `learner`: who an anonymous browser is. `session`: a browser that is signed in. */
export type CookieKind = 'learner' | 'session'

const day = 24 * 60 * 60

/** Seconds. Browsers cap a cookie's life at 400 days; a session ends when it was not used for 30. */
export const cookieLife: Record<CookieKind, number> = { learner: 400 * day, session: 30 * day }

/** `__Host-` binds the cookie to this host and to https, and is refused by browsers without it. */
export const cookieName = (kind: string, { isHttps }: Pick<Caller, 'isHttps'>) =>
  `${isHttps ? '__Host-' : ''}serverside-${kind}`

/** The caller's token, when it has the shape of one. Costs no database. */
export function tokenOf(caller: Caller, kind: CookieKind): string | undefined {
  const token = caller.cookie(cookieName(kind, caller))
  return isToken(token) ? token : undefined
}

/** Whether the caller brings anything that the database could know them by. */
export const bringsToken = (caller: Caller): boolean =>
  (tokenOf(caller, 'session') ?? tokenOf(caller, 'learner')) !== undefined

/** The cookie that carries a token. */
export const tokenCookie = (kind: CookieKind, token: string, caller: Caller): Cookie => ({
  name: cookieName(kind, caller),
  value: token,
  httpOnly: true,
  secure: caller.isHttps,
  sameSite: 'lax',
  path: '/',
  maxAge: cookieLife[kind],
})

/** The cookie that makes a browser forget one. */
export const expiredCookie = (kind: CookieKind, caller: Caller): Cookie => ({
  ...tokenCookie(kind, '', caller),
  maxAge: 0,
})

/** The cookie as a `Set-Cookie` header. */
export const serializeCookie = ({ name, value, secure, path, maxAge }: Cookie): string =>
  `${name}=${value}; Path=${path}; Max-Age=${maxAge}; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`
