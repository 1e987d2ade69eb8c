import diagnostics from 'node:diagnostics_channel'
import { expect, it } from 'vitest'
import { isDecodable, turnAsideUndecodable } from './undecodable'

it.each([
  '/',
  '/learn',
  '/learn/caf%C3%A9',
  '/learn/%2F',
  '/search?q=%ff',
  '/a%20b?%',
  'http://example.org/',
])('%s can be decoded', (address) => expect(isDecodable(address)).toBe(true))

it.each(['/learn/%E0%A4%A', '/roles/%ff', '/og/%ff.png', '/%', '/%c3?q=%C3%A9', '*', 'http://['])(
  '%s cannot be decoded',
  (address) => expect(isDecodable(address)).toBe(false),
)

it.each([
  [
    { method: 'GET', url: '/learn' },
    { method: 'GET', url: '/learn' },
  ],
  [
    { method: 'POST', url: '/%ff' },
    { method: 'POST', url: '/api/undecodable' },
  ],
  [
    { method: 'TRACE', url: '/learn' },
    { method: 'PATCH', url: '/api/undecodable' },
  ],
])('%o goes on as %o', (request, expected) => {
  turnAsideUndecodable()
  diagnostics.channel('http.server.request.start').publish({ request })
  expect(request).toEqual(expected)
})
