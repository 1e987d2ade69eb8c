import { describe, expect, it } from 'vitest'
import { mailAddress } from './address'

describe('an e-mail address', () => {
  it.each([
    ['Ada@Example.ORG', 'ada@example.org'],
    ['  a.b+c@sub.example.co.uk ', 'a.b+c@sub.example.co.uk'],
    ['ａ@example.org', 'a@example.org'],
    ['grüße@müller.example', 'grüße@müller.example'],
  ])('%j is kept as %j', (input, address) => expect(mailAddress(input)).toBe(address))

  it.each([
    '',
    'ada',
    'ada@localhost',
    'ada@@example.org',
    'a@b@example.org',
    'ada@example.org,eve@evil.example',
    'ada@example.org;eve@evil.example',
    'ada@example.org eve@evil.example',
    'ada@example.org\neve@evil.example',
    'ada@example.org\r\nBcc: eve@evil.example',
    '"ada"@example.org',
    'Ada <ada@example.org>',
    'ada@[192.0.2.1]',
    'ada@example..org',
    '@example.org',
    `${'a'.repeat(65)}@example.org`,
    `a@${'b'.repeat(250)}.org`,
    42,
    null,
    ['a@example.org'],
  ])('is not %j', (input) => expect(mailAddress(input)).toBeNull())
})
