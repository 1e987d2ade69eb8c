import { describe, expect, it } from 'vitest'
import { clientAddress, peerHeader } from './client-address'

type Fields = Record<string, string>
const at = (fields: Fields, trustedProxies = 0, isVercel = false) =>
  clientAddress(new Headers(fields), { isVercel, trustedProxies })
const peer = { [peerHeader]: '192.0.2.1' }

describe('the address that limits count by', () => {
  it('is that of the socket, whatever the client claims', () => {
    const claims = {
      'x-forwarded-for': '203.0.113.9',
      'x-real-ip': '203.0.113.9',
      forwarded: 'for=203.0.113.9',
      'x-vercel-forwarded-for': '203.0.113.9',
      'true-client-ip': '203.0.113.9',
    }
    expect(at({ ...peer, ...claims })).toBe('192.0.2.1')
  })

  it.each([
    ['the one that the only proxy saw', 1, '203.0.113.9'],
    ['the one before two proxies', 2, '198.51.100.7'],
    ['the first there is when there are fewer hops than proxies', 9, '6.6.6.6'],
  ])('behind proxies is %s', (_, proxies, address) => {
    const chain = { ...peer, 'x-forwarded-for': '6.6.6.6, 198.51.100.7,203.0.113.9' }
    expect(at(chain, proxies)).toBe(address)
  })

  it('on Vercel is the one that Vercel tells', () => {
    const fields = { ...peer, 'x-forwarded-for': '6.6.6.6', 'x-vercel-forwarded-for': '203.0.113.9' }
    expect(at(fields, 0, true)).toBe('203.0.113.9')
  })

  it.each([
    ['::ffff:192.0.2.1', '192.0.2.1'],
    ['2001:DB8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:db8::7', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['', 'unknown'],
    ['nonsense', 'unknown'],
  ])('of %j is %s', (address, counted) => {
    expect(at({ [peerHeader]: address })).toBe(counted)
  })
})
