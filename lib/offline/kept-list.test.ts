import { expect, test } from 'vitest'
import { bytesOf, type KeptList, needsOf, pagesUnder } from './kept-list'

const list: KeptList = {
  build: 'b1',
  files: [
    ['/_next/static/shared.js', 100],
    ['/_content/islands/one.json', 10],
  ],
  pages: {
    '/learn/http': { title: 'HTTP', bytes: 1, needs: [0] },
    '/learn/http/one': { title: 'One', bytes: 2, needs: [0, 1] },
    '/learn/http-two': { title: 'Another module', bytes: 4, needs: [0] },
  },
}

test('a module has its own page and its lessons, and not those of one whose name begins alike', () => {
  expect(pagesUnder(list, '/learn/http')).toEqual(['/learn/http', '/learn/http/one'])
})

test('a page names its files by their place in the list', () => {
  expect(needsOf(list, '/learn/http/one')).toEqual(['/_next/static/shared.js', '/_content/islands/one.json'])
  expect(needsOf(list, '/nowhere')).toEqual([])
})

test('a file that pages share is counted once', () => {
  expect(bytesOf(list, Object.keys(list.pages))).toBe(1 + 2 + 4 + 100 + 10)
})

test('what is on the device is not counted', () => {
  const has = new Set(['/learn/http', '/_next/static/shared.js'])
  expect(bytesOf(list, ['/learn/http', '/learn/http/one'], has)).toBe(2 + 10)
})
