import { describe, expect, it } from 'vitest'
import { ownPath } from './own-path'

describe('where somebody goes after signing in', () => {
  it.each(['/', '/dashboard', '/learn/a/b?x=1&y=%2F%2F#part', '/search?q=a%20b', '/settings/account'])(
    'is %s when asked',
    (path) => expect(ownPath(path)).toBe(path),
  )

  it.each([
    undefined,
    null,
    '',
    'dashboard',
    'https://evil.example/',
    'http://evil.example',
    'HTTPS://evil.example',
    '//evil.example',
    '///evil.example',
    '////evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/\\/evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    '/\r/evil.example',
    '\t//evil.example',
    ' //evil.example',
    '/ /evil.example',
    '/.//evil.example',
    '/..//evil.example',
    '/a/..//evil.example',
    '/%2e//evil.example',
    'javascript:alert(1)',
    'data:text/html,x',
    'http:evil.example',
    'https:/evil.example',
    '@evil.example',
    ':443/evil',
    '?//evil.example',
    '#//evil.example',
    '/\u0000/evil.example',
    '/\u2028/evil.example',
    '/\uff0fevil.example',
    '/api/sign-out',
    '/api',
    '/sign-in',
    '/sign-in/arrived?to=/sign-in/arrived',
    '/learn/../api/auth/callback/oidc?code=1',
    `/${'a'.repeat(1001)}`,
    ['/dashboard'],
    { toString: () => '/dashboard' },
  ])('is the first page when asked for %j', (asked) => {
    expect(ownPath(asked)).toBe('/')
  })
})
