import { expect, test } from 'vitest'
import { handOver, pickUp } from '@/lib/content/body-handoff'

const body = (id: string, rev = '1') => ({ id, rev, segments: [{ html: `<p>${id}</p>` }] })

test('what the page laid out is picked up, more than once', () => {
  handOver(body('lsn_a'))
  expect(pickUp('lsn_a')).toEqual(body('lsn_a'))
  expect(pickUp('lsn_a')).toEqual(body('lsn_a'))
  expect(pickUp('lsn_b')).toBeUndefined()
})

test('a newer revision takes the place of the older', () => {
  handOver(body('lsn_a', '1'))
  handOver(body('lsn_a', '2'))
  expect(pickUp('lsn_a')?.rev).toBe('2')
})

test('the shelf keeps the latest bodies and lets old ones go', () => {
  for (let place = 0; place < 200; place += 1) handOver(body(`lsn_${place}`))
  expect(pickUp('lsn_199')).toBeDefined()
  expect(pickUp('lsn_0')).toBeUndefined()
})
