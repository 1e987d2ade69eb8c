import { expect, test } from 'vitest'
import { bytesBySource } from './source-map'

test('every character belongs to the source its segment names', () => {
  // One line: 3 characters before the first segment, 4 of a.ts, then 5 of b.ts.
  const map = { sources: ['a.ts', 'b.ts'], mappings: 'GAAA,ICAA' }
  expect([...bytesBySource('xxxaaaabbbbb', map)]).toEqual([
    ['', 3],
    ['a.ts', 4],
    ['b.ts', 5],
  ])
})

test('sections count from where they begin, and segments without a source belong to nobody', () => {
  const own = { sources: ['a.ts'], mappings: 'AAAA,E' }
  const map = { sections: [{ offset: { line: 1, column: 0 }, map: own }] }
  expect([...bytesBySource('head\naa..', map)]).toEqual([
    ['', 7],
    ['a.ts', 2],
  ])
})
