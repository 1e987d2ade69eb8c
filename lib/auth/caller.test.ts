import { describe, expect, it } from 'vitest'
import { callerOf } from './caller'
import { tokenOf as tokenOfKind } from './cookie'

const caller = (headers: Record<string, string>) => callerOf(new Headers(headers))
const tokenOf = (who: ReturnType<typeof caller>) => tokenOfKind(who, 'learner')
const token = 'a'.repeat(43)

describe('a caller', () => {
  it.each([
    [true, { host: 'x.org', origin: 'https://x.org' }],
    [true, { host: 'localhost:3000', origin: 'http://localhost:3000' }],
    [true, { host: 'x.org', 'sec-fetch-site': 'same-origin' }],
    [true, { host: 'x.org', origin: 'https://x.org', 'sec-fetch-site': 'same-origin' }],
    [false, { host: 'x.org' }],
    [false, { host: 'x.org', origin: 'null' }],
    [false, { host: 'x.org', origin: 'https://x.org.evil.org' }],
    [false, { host: 'x.org', origin: 'https://x.org:444' }],
    [false, { host: 'x.org', origin: 'https://sub.x.org' }],
    [false, { host: 'x.org', origin: 'https://x.org', 'sec-fetch-site': 'cross-site' }],
    [false, { host: 'x.org', origin: 'https://evil.org', 'sec-fetch-site': 'same-origin' }],
    [false, { origin: 'https://x.org' }],
  ])('is %s to come from our own pages with %j', (isSameOrigin, headers) => {
    expect(caller(headers).isSameOrigin).toBe(isSameOrigin)
  })

  it('shows its token under the name that fits the connection, and only there', () => {
    const plain = { cookie: `other=1; serverside-learner=${token}` }
    const secure = { cookie: `__Host-serverside-learner=${token}` }
    const https = { 'x-forwarded-proto': 'https' }
    expect(tokenOf(caller(plain))).toBe(token)
    expect(tokenOf(caller({ ...secure, ...https }))).toBe(token)
    // Anybody on the network may plant a cookie without the prefix; over https it is not believed.
    expect(tokenOf(caller({ ...plain, ...https }))).toBeUndefined()
    expect(tokenOf(caller(secure))).toBeUndefined()
  })

  it.each(['', 'short', `${token}a`, `${token.slice(1)}'`, `${token.slice(1)}%`])(
    'with the cookie %j has no token',
    (value) => {
      expect(tokenOf(caller({ cookie: `serverside-learner=${value}` }))).toBeUndefined()
    },
  )
})
