import { expect, it } from 'vitest'
import { isDecodable } from './undecodable'

it.each(['/', '/learn', '/learn/caf%C3%A9', '/learn/%2F', '/search?q=%ff', '/a%20b?%'])(
  '%s can be decoded',
  (address) => expect(isDecodable(address)).toBe(true),
)

it.each(['/learn/%E0%A4%A', '/roles/%ff', '/og/%ff.png', '/%', '/%c3?q=%C3%A9'])(
  '%s cannot be decoded',
  (address) => expect(isDecodable(address)).toBe(false),
)
