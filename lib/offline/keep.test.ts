import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { everythingKept, keepPage, pagesIn, readList, removePages } from './keep'
import type { KeptList } from './kept-list'
import { removeRead } from './remove-read'
import { MemoryCaches } from './testing/memory-caches'

const list: KeptList = {
  build: 'build-one',
  files: [
    ['/_next/static/shared.js', 5],
    ['/_content/one.json', 5],
  ],
  pages: {
    '/one': { title: 'One', bytes: 9, needs: [0, 1] },
    '/two': { title: 'Two', bytes: 9, needs: [0] },
  },
}

let server: Record<string, () => Response>
let asked: [address: string, options: RequestInit][]

beforeEach(() => {
  asked = []
  server = {
    '/one': () => new Response('one of build-one'),
    '/two': () => new Response('two of build-one'),
    '/_next/static/shared.js': () => new Response('code'),
    '/_content/one.json': () => new Response('data'),
  }
  vi.stubGlobal('caches', new MemoryCaches())
  vi.stubGlobal('fetch', async (address: string, options: RequestInit = {}) => {
    asked.push([address, options])
    const answer = server[address]
    if (!answer) throw new TypeError('the network is gone')
    return answer()
  })
})

afterEach(() => vi.unstubAllGlobals())

test('a page is kept after everything that it needs', async () => {
  expect(await keepPage(list, '/one')).toBe(true)
  const kept = [...(await everythingKept())]
  expect(kept).toEqual(expect.arrayContaining(['/_next/static/shared.js', '/_content/one.json']))
  expect(kept.at(-1)).toBe('/one')
})

test('a page whose files do not all come is not kept, and what came is not asked for again', async () => {
  const data = server['/_content/one.json']
  delete server['/_content/one.json']
  await expect(keepPage(list, '/one')).rejects.toThrow('network')
  expect(await everythingKept()).not.toContain('/one')
  asked = []
  server['/_content/one.json'] = data ?? (() => new Response())
  expect(await keepPage(list, '/one')).toBe(true)
  expect(asked.map(([address]) => address)).toEqual(['/one', '/_content/one.json'])
})

test('a page that the server has in another build by now is not kept', async () => {
  server['/one'] = () => new Response('one of build-two')
  expect(await keepPage(list, '/one')).toBe(false)
  expect(await everythingKept()).not.toContain('/one')
})

test('a page that no list knows is never asked for', async () => {
  expect(await keepPage(list, '/api/progress')).toBe(false)
  expect(asked).toEqual([])
})

test.each(['private, no-cache', 'no-store'])('an answer with “%s” is refused', async (words) => {
  server['/one'] = () => new Response('one of build-one', { headers: { 'cache-control': words } })
  await expect(keepPage(list, '/one')).rejects.toThrow('cannot be kept')
  expect(await everythingKept()).not.toContain('/one')
})

test('nothing is asked for with cookies, and no redirect is followed', async () => {
  await keepPage(list, '/one')
  expect(asked).toHaveLength(3)
  for (const [, options] of asked) expect(options).toMatchObject({ credentials: 'omit', redirect: 'error' })
})

test('a file of the build before is taken from the device', async () => {
  await keepPage(list, '/one')
  asked = []
  server['/two'] = () => new Response('two of build-two')
  expect(await keepPage({ ...list, build: 'build-two' }, '/two')).toBe(true)
  expect(asked.map(([address]) => address)).toEqual(['/two'])
  expect(await pagesIn('serverside-build-two')).toEqual(['/two'])
})

test('removing a page leaves the files that another needs', async () => {
  await keepPage(list, '/one')
  await keepPage(list, '/two')
  await removePages(['/one'])
  const kept = await everythingKept()
  expect(kept).not.toContain('/one')
  expect(kept).not.toContain('/_content/one.json')
  expect(kept).toContain('/two')
  expect(kept).toContain('/_next/static/shared.js')
})

test('without a network the list is that of the latest build on the device', async () => {
  expect(await readList()).toBeNull()
  await keepPage(list, '/one')
  server['/one'] = () => new Response('one of build-two')
  await keepPage({ ...list, build: 'build-two' }, '/one')
  expect((await readList())?.build).toBe('build-two')
})

test('who leaves takes along what they read: the shell stays, and what it needs', async () => {
  const shelled: KeptList = {
    ...list,
    pages: { ...list.pages, '/learn': { title: 'Path', bytes: 9, needs: [0] } },
  }
  server['/learn'] = () => new Response('path of build-one')
  for (const page of ['/learn', '/one']) await keepPage(shelled, page)
  await removeRead()
  const kept = [...(await everythingKept())].filter((address) => !address.startsWith('/_kept/'))
  expect(kept.sort()).toEqual(['/_next/static/shared.js', '/learn'])
})
