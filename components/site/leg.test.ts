import { expect, test } from 'vitest'
import { hours } from './leg'

test('study time is said in minutes below an hour and in hours from there', () => {
  expect(hours(50)).toBe('50 min')
  expect(hours(60)).toBe('1 h')
  expect(hours(105)).toBe('1 h 45 min')
})
