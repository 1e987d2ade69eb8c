import { expect, test } from 'vitest'
import { format } from './inspect'

test.each([
  [['GET', '/books'], 'GET /books'],
  [[{ id: 1, title: 'x', tags: ['a'] }], '{ id: 1, title: "x", tags: [ "a" ] }'],
  [[null, undefined, 3n, true], 'null undefined 3n true'],
  [['%s has %d of %j', 'x', '4', { a: 1 }, 'more'], 'x has 4 of { a: 1 } more'],
  [['100 %'], '100 %'],
  [[new Map([['a', 1]]), new Set([1])], 'Map(1) { "a" => 1 } Set(1) [ 1 ]'],
])('values are printed as on a console: %#', (values, printed) => {
  expect(format(values)).toBe(printed)
})

test('a value within itself is printed once', () => {
  const value: Record<string, unknown> = { name: 'loop' }
  value.self = value
  expect(format([value])).toBe('{ name: "loop", self: [Circular] }')
})
