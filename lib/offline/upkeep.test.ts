import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { cacheNames, keepPage, pagesIn } from './keep'
import { type KeptList, listUrl } from './kept-list'
import { MemoryCaches } from './testing/memory-caches'

const listOf = (build: string): KeptList => ({
  build,
  files: [],
  pages: {
    '/offline': { title: 'No connection', bytes: 1, needs: [] },
    '/one': { title: 'One', bytes: 1, needs: [] },
  },
})

/** The build that the server has now. */
let served: string

/** The worker that came with the second of three builds, as if started anew. */
async function startWorker() {
  vi.resetModules()
  return import('./worker/upkeep')
}

beforeEach(() => {
  served = 'build-1'
  vi.stubGlobal('BUILD', 'build-2')
  vi.stubGlobal('caches', new MemoryCaches())
  vi.stubGlobal('fetch', async (address: string) =>
    address === listUrl ? Response.json(listOf(served)) : new Response(`${address} of ${served}`),
  )
})

afterEach(() => vi.unstubAllGlobals())

/** A page lies there from the first build; then the second is deployed and its worker installed. */
async function release() {
  await keepPage(listOf('build-1'), '/one')
  served = 'build-2'
  const worker = await startWorker()
  await worker.keepShell()
  return worker
}

test('a build goes when its pages have come over and no tab needs it', async () => {
  const worker = await release()
  await worker.noteOpenTabs([])
  await worker.carryOver([])
  expect(await cacheNames()).toEqual(['serverside-build-2'])
  expect(await pagesIn('serverside-build-2')).toContain('/one')
})

test('a build stays while a tab is open that was open when the next one came', async () => {
  const worker = await release()
  await worker.noteOpenTabs([{ id: 'old tab' }])
  await worker.carryOver([{ id: 'old tab' }, { id: 'new tab' }])
  expect(await cacheNames()).toHaveLength(2)
  await worker.carryOver([{ id: 'new tab' }])
  expect(await cacheNames()).toHaveLength(1)
})

test('a build stays while a tab is open that was given one of its pages since', async () => {
  const worker = await release()
  await worker.noteOpenTabs([])
  await worker.rememberTab('serverside-build-1', 'given')
  await worker.carryOver([{ id: 'given' }])
  expect(await cacheNames()).toHaveLength(2)
})

test('a build stays until it is known which tabs need it', async () => {
  const worker = await release()
  await worker.carryOver([])
  expect(await cacheNames()).toHaveLength(2)
})

test('a build stays while its pages cannot be had in the new one', async () => {
  const worker = await release()
  await worker.noteOpenTabs([])
  served = 'build-3'
  await worker.carryOver([])
  expect(await cacheNames()).toHaveLength(2)
})

test('a build that came later is left alone', async () => {
  const worker = await release()
  served = 'build-3'
  await keepPage(listOf('build-3'), '/offline')
  served = 'build-2'
  await worker.noteOpenTabs([])
  await worker.carryOver([])
  expect(await cacheNames()).toEqual(['serverside-build-2', 'serverside-build-3'])
})

test('a worker whose server has moved on is not installed', async () => {
  served = 'build-3'
  const worker = await startWorker()
  await expect(worker.keepShell()).rejects.toThrow('moved on')
})

test('a visited page is kept with the shell that the browser had dropped', async () => {
  served = 'build-2'
  const worker = await startWorker()
  expect(await worker.keepVisited('/one')).toBe(true)
  expect(await pagesIn('serverside-build-2')).toEqual(['/offline', '/one'])
})
