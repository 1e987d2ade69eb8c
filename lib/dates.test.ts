import { expect, test } from 'vitest'
import { writtenDate } from './dates'

test('a day is written out with its month and without a leading zero', () => {
  expect(writtenDate('2026-03-07')).toBe('7 March 2026')
})

test('a month or a year says no more than it knows', () => {
  expect(writtenDate('2022-06')).toBe('June 2022')
  expect(writtenDate('1974')).toBe('1974')
})
