import fc from 'fast-check'
import { expect, it } from 'vitest'
import { parseNumber } from './parse-number'

it.each([
  ['54', 54],
  ['1.5', 1.5],
  ['1,5', 1.5],
  [' 0,125 ', 0.125],
  ['0,125', 0.125],
  ['1,000', 1000],
  ['1,234,567.5', 1234567.5],
  ['1.234,5', 1234.5],
  ['12 000', 12000],
  ['\u22123', -3],
  ['.5', 0.5],
  ['2e3', 2000],
])('%j is %d', (typed, value) => {
  expect(parseNumber(typed)).toBe(value)
})

it.each(['', 'abc', '1,2,3', '12 ms', '1.2.3', '-', 'Infinity', 'NaN', '0x10', '1e999'])(
  '%j is no number',
  (typed) => {
    expect(parseNumber(typed)).toBeNull()
  },
)

it('may be followed by the unit of the question, and by no other', () => {
  expect(parseNumber('57 ms', 'ms')).toBe(57)
  expect(parseNumber('57MS ', 'ms')).toBe(57)
  expect(parseNumber('57', 'ms')).toBe(57)
  expect(parseNumber('57 s', 'ms')).toBeNull()
  expect(parseNumber('57 ms', undefined)).toBeNull()
  expect(parseNumber('ms', 'ms')).toBeNull()
})

it('reads back every number that JavaScript writes', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
      expect(parseNumber(String(value))).toBe(value === 0 ? 0 : value)
    }),
  )
})

it('never throws', () => {
  fc.assert(fc.property(fc.string(), (typed) => void parseNumber(typed)))
})
