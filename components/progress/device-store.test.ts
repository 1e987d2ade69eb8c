import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { emptyState } from '@/lib/progress/fold'
import type { Here } from './pending-store'
import { ann, ben, pending } from './testing/pending'

/** As much of localStorage as is used. */
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
/** A page: modules of its own on the same device. */
async function page() {
  vi.resetModules()
  const { deviceStore } = await import('./device-store')
  return deviceStore(() => `device-${count++}`)
}
type Page = Awaited<ReturnType<typeof page>>
const idsIn = async (on: Page) => (await on.load()).items.map(({ event }) => event.eventId).sort()
const here = (learner: string | null, asked: number, completed: string[] = []): Here => ({
  learner,
  signedIn: false,
  asked,
  state: { ...emptyState, completed },
})

beforeEach(() => {
  vi.stubGlobal('indexedDB', new IDBFactory())
  vi.stubGlobal('localStorage', new FakeStorage())
})
afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

describe('a device', () => {
  it('what one page kept, the next finds', async () => {
    expect(await (await page()).put(pending('e1', ann))).toBe(true)
    expect((await (await page()).load()).items).toEqual([pending('e1', ann)])
  })

  it('two tabs do not write over each other', async () => {
    const [one, two] = [await page(), await page()]
    await one.put(pending('e1'))
    await two.put(pending('e2'))
    await one.settle(['e1'], [])
    expect(await idsIn(two)).toEqual(['e2'])
  })

  it('notes why something was refused, but brings nothing back that another tab let go of', async () => {
    const one = await page()
    await one.put(pending('e1'))
    const refused = (id: string) => ({ ...pending(id), refused: 'conflict' as const })
    await one.settle([], [refused('e1'), refused('e2')])
    expect((await one.load()).items).toEqual([refused('e1')])
  })

  it('keeps its id and never gives a number twice, however many tabs ask at once', async () => {
    const tabs = [await page(), await page()]
    const given = await Promise.all([...tabs, ...tabs, ...tabs].map((tab) => tab.nextDevice()))
    expect(new Set(given.map(({ id }) => id)).size).toBe(1)
    expect(given.map(({ seq }) => seq).sort()).toEqual([1, 2, 3, 4, 5, 6])
  })

  it('drops everything of one owner and nothing of another', async () => {
    const one = await page()
    for (const item of [pending('e1', ann), pending('e2', ben), pending('e3')]) await one.put(item)
    await one.keepHere(here(ann, 1))
    await one.dropOwner(ann)
    expect(await idsIn(one)).toEqual(['e2', 'e3'])
    expect((await one.load()).here).toBeNull()
    await one.dropOwner(null)
    expect(await idsIn(one)).toEqual(['e2'])
  })

  it('remembers what any tab learned of one learner, and nothing of the one before', async () => {
    const one = await page()
    await one.keepHere(here(ann, 1000, ['a']))
    await one.keepHere(here(ann, 900, ['b']))
    expect((await one.load()).here?.state.completed).toEqual(['a', 'b'])
    await one.keepHere(here(ben, 1100, ['c']))
    expect((await one.load()).here).toMatchObject({ learner: ben, state: { completed: ['c'] } })
  })

  it('understands what an earlier build remembered, which knew less', async () => {
    const one = await page()
    await one.keepHere({ ...here(ann, 1), state: { completed: ['a'] } } as unknown as Here)
    expect((await one.load()).here?.state).toEqual({ ...emptyState, completed: ['a'] })
    await one.keepHere(here(ann, 2, ['b']))
    expect((await one.load()).here?.state.completed).toEqual(['a', 'b'])
  })

  it('an answer overtaken by another tab’s does not bring the one before back, a clock set back does', async () => {
    const one = await page()
    await one.keepHere(here(ben, 1_000_000))
    await one.keepHere(here(ann, 999_500))
    expect((await one.load()).here?.learner).toBe(ben)
    await one.keepHere(here(ann, 500_000))
    expect((await one.load()).here?.learner).toBe(ann)
  })
})

describe('what an earlier build kept in localStorage', () => {
  const old = { event: pending('e1').event, record: pending('e1').record, learner: ann }

  it('moves over, with the number of the device', async () => {
    localStorage.setItem('serverside:pending:e1', JSON.stringify(old))
    localStorage.setItem('serverside:device', JSON.stringify({ id: 'before', seq: 7 }))
    localStorage.setItem('serverside:theme', 'night')
    const one = await page()
    expect((await one.load()).items).toEqual([pending('e1', ann)])
    expect(await one.nextDevice()).toEqual({ id: 'before', seq: 8 })
    expect(Object.keys(localStorage)).toEqual(['serverside:theme'])
  })

  it('stays where it is until it is safe here', async () => {
    localStorage.setItem('serverside:pending:e1', JSON.stringify(old))
    vi.stubGlobal('indexedDB', undefined)
    await (await page()).load()
    expect(localStorage.getItem('serverside:pending:e1')).not.toBeNull()
  })

  it('is left alone where nobody can read it', async () => {
    localStorage.setItem('serverside:pending:broken', '{')
    localStorage.setItem('serverside:pending:old', '{"v":0}')
    expect(await idsIn(await page())).toEqual([])
    expect(Object.keys(localStorage)).toHaveLength(2)
  })
})

describe('a browser that does not keep anything', () => {
  async function worksWithout() {
    const one = await page()
    expect(await one.put(pending('e1'))).toBe(false)
    expect(await idsIn(one)).toEqual([])
    await Promise.all([
      one.settle(['e1'], []),
      one.keepHere(here(ann, 1)),
      one.waitUntil(1),
      one.dropOwner(ann),
    ])
    const [first, second] = [await one.nextDevice(), await one.nextDevice()]
    expect(second).toEqual({ id: first.id, seq: first.seq + 1 })
  }
  const opening = (open: () => unknown) => vi.stubGlobal('indexedDB', { open })

  it('has no IndexedDB', async () => {
    vi.stubGlobal('indexedDB', undefined)
    await worksWithout()
  })

  it('refuses it, as private windows may', async () => {
    opening(() => {
      throw new DOMException('no', 'SecurityError')
    })
    await worksWithout()
  })

  it('never answers, and is waited for only once', async () => {
    vi.useFakeTimers()
    opening(() => new EventTarget())
    const one = await page()
    const put = one.put(pending('e1'))
    await vi.advanceTimersByTimeAsync(3000)
    expect(await put).toBe(false)
    expect(await one.put(pending('e2'))).toBe(false)
  })

  it('holds what a newer build made', async () => {
    await new Promise((resolve) => {
      indexedDB.open('serverside', 99).onsuccess = resolve
    })
    await worksWithout()
  })

  it('is full', async () => {
    const one = await page()
    await one.load()
    const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError')
    })
    expect(await one.put(pending('e1'))).toBe(false)
    put.mockRestore()
    expect(await one.put(pending('e2'))).toBe(true)
  })

  it('lost the connection in the background, and gets a new one', async () => {
    const one = await page()
    await one.load()
    const transaction = vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementationOnce(() => {
      throw new DOMException('closing', 'InvalidStateError')
    })
    expect(await one.put(pending('e1'))).toBe(true)
    expect(transaction).toHaveBeenCalledTimes(2)
  })
})

it('a newer build in another tab is not kept waiting', async () => {
  await (await page()).load()
  const upgraded = await new Promise<string>((resolve) => {
    const request = indexedDB.open('serverside', 99)
    request.onsuccess = () => resolve('upgraded')
    request.onblocked = () => resolve('blocked')
  })
  expect(upgraded).toBe('upgraded')
})
