import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { emptyState } from '@/lib/progress/fold'
import { sleepingStore } from './sleeping-store'
import { ann, pending } from './testing/pending'

let isAway = false
const fetchCode = vi.fn(() => (isAway ? Promise.reject(new Error('offline')) : import('./device-store')))
const open = () => sleepingStore(() => 'd', fetchCode)

const nobodyHere = { learner: null, signedIn: false, state: emptyState, asked: 1 }

beforeEach(() => {
  isAway = false
  fetchCode.mockClear()
  vi.resetModules()
  vi.stubGlobal('indexedDB', new IDBFactory())
  vi.stubGlobal('localStorage', {})
})
afterEach(() => vi.unstubAllGlobals())

it('sleeps while somebody new only reads', async () => {
  const store = open()
  expect((await store.load()).items).toEqual([])
  await store.keepHere(nobodyHere)
  expect(fetchCode).not.toHaveBeenCalled()
  expect(await indexedDB.databases()).toEqual([])
})

it('wakes for the first thing done, and on the next page for what that left', async () => {
  const store = open()
  expect(await store.nextDevice()).toEqual({ id: 'd', seq: 1 })
  expect(await store.put(pending('e1', ann))).toBe(true)
  expect(fetchCode).toHaveBeenCalledTimes(1)
  expect((await open().load()).items).toEqual([pending('e1', ann)])
})

it('is awake by the time it is needed when it was told before, though the network is gone then', async () => {
  const store = open()
  store.wake()
  await vi.waitFor(() => expect(fetchCode).toHaveBeenCalledTimes(1))
  isAway = true
  expect(await store.put(pending('e1', ann))).toBe(true)
})

it('wakes for what an earlier build left', async () => {
  vi.stubGlobal('localStorage', { 'serverside:device': '{"id":"before","seq":7}' })
  await open().load()
  expect(fetchCode).toHaveBeenCalled()
})

it('wakes where the browser does not say what it holds', async () => {
  vi.stubGlobal('indexedDB', undefined)
  expect((await open().load()).items).toEqual([])
  expect(fetchCode).toHaveBeenCalled()
})

it('whose code cannot be fetched keeps nothing, says so, and is woken once it can', async () => {
  isAway = true
  const store = open()
  expect(await store.nextDevice()).toEqual({ id: 'd', seq: 1 })
  expect(await store.put(pending('e1', ann))).toBe(false)
  expect(await store.nextDevice()).toEqual({ id: 'd', seq: 2 })
  isAway = false
  expect(await store.put(pending('e2', ann))).toBe(true)
})
