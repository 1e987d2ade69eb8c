import { expect, test } from 'vitest'
import { bootstrap, median, quantile } from './statistics'

test('the median of an even number of values lies between the two in the middle', () => {
  expect(median([9, 1, 3, 5])).toBe(4)
  expect(median([9, 1, 3])).toBe(3)
})

test('a quantile is a value that occurred, and the highest one is the maximum', () => {
  const values = Array.from({ length: 100 }, (_, index) => 100 - index)
  expect(quantile(values, 0.95)).toBe(95)
  expect(quantile(values, 1)).toBe(100)
  expect(quantile([7], 0.5)).toBe(7)
})

test('an interval holds its middle, narrows to nothing for equal values, and is the same at every run', () => {
  const { middle, low, high } = bootstrap([1, 2, 3, 4, 5, 6, 7, 8])
  expect(low).toBeLessThan(middle)
  expect(high).toBeGreaterThan(middle)
  expect(bootstrap([2, 2, 2])).toEqual({ middle: 2, low: 2, high: 2 })
  expect(bootstrap([1, 2, 9])).toEqual(bootstrap([1, 2, 9]))
})
