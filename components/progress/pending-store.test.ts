import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { localPendingStore, type Pending } from './pending-store'

const pending = (eventId: string) =>
  ({ event: { eventId }, record: { eventId }, learner: null }) as unknown as Pending

/** As much of localStorage as is used; `setItem` may be made to refuse. */
class FakeStorage {
  [key: string]: unknown
  getItem(key: string) {
    return Object.hasOwn(this, key) ? String(this[key]) : null
  }
  setItem(key: string, value: string) {
    this[key] = value
  }
  removeItem(key: string) {
    delete this[key]
  }
}

let count = 0
const store = () => localPendingStore(() => `device-${count++}`)
const idsIn = async (from = store()) => (await from.load()).map(({ event }) => event.eventId)

beforeEach(() => void vi.stubGlobal('localStorage', new FakeStorage()))
afterEach(() => void vi.unstubAllGlobals())

it('what one page kept, the next finds', async () => {
  expect(await store().put(pending('e1'))).toBe(true)
  expect(await idsIn()).toEqual(['e1'])
})

it('two tabs do not write over each other', async () => {
  const [one, two] = [store(), store()]
  await one.load()
  await one.put(pending('e1'))
  await two.put(pending('e2'))
  await one.remove(['e1'])
  expect(await idsIn()).toEqual(['e2'])
})

it('the device keeps its id, and its numbers go on after a reload', async () => {
  const first = await store().nextDevice()
  const second = await store().nextDevice()
  expect(second).toEqual({ id: first.id, seq: first.seq + 1 })
})

it('foreign and broken entries are left alone', async () => {
  localStorage.setItem('serverside:pending:broken', '{')
  localStorage.setItem('serverside:pending:old', '{"v":0}')
  localStorage.setItem('other', JSON.stringify(pending('e9')))
  expect(await idsIn()).toEqual([])
})

it('says so when the browser refuses, and goes on counting', async () => {
  vi.spyOn(FakeStorage.prototype, 'setItem').mockImplementation(() => {
    throw new Error('QuotaExceededError')
  })
  const refused = store()
  expect(await refused.put(pending('e1'))).toBe(false)
  const [first, second] = [await refused.nextDevice(), await refused.nextDevice()]
  expect(second).toEqual({ id: first.id, seq: first.seq + 1 })
})

it('works, keeping nothing, where there is no storage at all', async () => {
  vi.stubGlobal('localStorage', undefined)
  expect(await store().put(pending('e1'))).toBe(false)
  expect(await idsIn()).toEqual([])
})
