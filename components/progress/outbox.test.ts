import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Batch, RecordedView } from '@/lib/progress/schema'
import { failed, ok } from '@/lib/result'
import type { Door, Reply } from './outbox-state'
import type { Pending } from './pending-store'
import { accepted, idsIn, memory, recorded, sentBy, setUp } from './testing/outbox'
import { ann, pending } from './testing/pending'
import { tabsTogether } from './testing/tabs'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('something done, on its way', () => {
  it('is kept on the device before it is sent', async () => {
    const keptWhenSent: string[][] = []
    const { outbox, kept } = setUp({
      action: async (batch) => {
        keptWhenSent.push(kept())
        return recorded(batch, accepted)
      },
    })
    await outbox.add(pending('e1'))
    expect(keptWhenSent).toEqual([['e1']])
  })

  it.each(['accepted', 'duplicate'] as const)(
    'leaves the device once the server says %s',
    async (verdict) => {
      const { outbox, kept, waiting } = setUp({
        action: async (batch) => recorded(batch, (eventId) => ({ eventId, verdict, right: true })),
      })
      await outbox.add(pending('e1'))
      expect([kept(), waiting()]).toEqual([[], []])
      expect(outbox.state().confirmed.completed).toEqual(['lsn_aaaaaaaa'])
      expect(outbox.state().confirmed.questions).toHaveProperty('qst_aaaaaaaa.attempts.e1.right', true)
    },
  )

  it('counts as the server judged it, not as the page did', async () => {
    const { outbox } = setUp({
      action: async (batch) => recorded(batch, (eventId) => ({ eventId, verdict: 'accepted', right: false })),
    })
    await outbox.add(pending('e1'))
    expect(outbox.state().confirmed.questions).toHaveProperty('qst_aaaaaaaa.attempts.e1.right', false)
  })

  it('stays visible with its reason when it is refused, is not sent again, and goes when it is dismissed', async () => {
    const { outbox, action, replay, kept, waiting } = setUp({
      action: async (batch) =>
        recorded(batch, (eventId) => ({ eventId, verdict: 'rejected', reason: 'unknown_revision' })),
    })
    await outbox.add(pending('e1'))
    await outbox.refresh()
    const [item] = outbox.state().items
    expect(item).toMatchObject({ refused: 'unknown_revision' })
    expect(kept()).toEqual(['e1'])
    expect(action.mock.calls.length + replay.mock.calls.length).toBe(1)
    if (item) await outbox.dismiss(item)
    expect([kept(), waiting()]).toEqual([[], []])
  })

  it('stays when another event with its id came first', async () => {
    const { outbox } = setUp({
      action: async (batch) => recorded(batch, (eventId) => ({ eventId, verdict: 'conflict' })),
    })
    await outbox.add(pending('e1'))
    expect(outbox.state().items).toMatchObject([{ refused: 'conflict' }])
  })

  it('is sent again through the replay door when the server asks for it', async () => {
    const { outbox, replay, waiting } = setUp({
      action: async (batch) => recorded(batch, (eventId) => ({ eventId, verdict: 'retry' })),
    })
    await outbox.add(pending('e1'))
    expect(waiting()).toEqual(['e1'])
    await vi.advanceTimersByTimeAsync(1001)
    expect(replay).toHaveBeenCalledTimes(1)
    expect(waiting()).toEqual([])
  })

  it('does not wait behind what the server does not know yet, however much that is', async () => {
    const strange = Array.from({ length: 300 }, (_, index) =>
      pending(`a${String(index).padStart(3, '0')}`, ann),
    )
    const judge: Door = async (batch) =>
      recorded(batch, (eventId) =>
        eventId.startsWith('a') ? { eventId, verdict: 'retry' } : accepted(eventId),
      )
    const device = memory(strange)
    const { outbox, action, replay, kept } = setUp({ device, action: judge, replay: judge })
    await outbox.start()
    await outbox.add(pending('e1', ann))
    expect(kept()).toHaveLength(300)
    expect(kept()).not.toContain('e1')
    outbox.stop()
    // What is told to come later gets its turn all the same, none before another.
    action.mockClear()
    replay.mockClear()
    for (let turn = 0; turn < 12; turn++) {
      await vi.advanceTimersByTimeAsync(1)
      await outbox.flush()
    }
    const tried = replay.mock.calls.flatMap(([batch]) => idsIn(batch))
    expect(new Set(tried).size).toBe(300)
  })

  it('is tried again after an answer that nobody can make sense of', async () => {
    const { outbox, replay, waiting } = setUp({ action: async () => ok(null as unknown as RecordedView) })
    await outbox.add(pending('e1')).catch(() => undefined)
    expect(waiting()).toEqual(['e1'])
    await outbox.refresh()
    expect(replay).toHaveBeenCalledTimes(1)
    expect(waiting()).toEqual([])
  })

  it('is told to be lost on reload when the device refuses to keep it, and no longer once the server has it', async () => {
    const { outbox, waiting } = setUp({
      device: memory([], false),
      action: () => Promise.reject(new Error('offline')),
    })
    await outbox.add(pending('e1'))
    expect(outbox.state()).toMatchObject({ durable: false, items: [{}] })
    await outbox.flush()
    expect([outbox.state().durable, waiting()]).toEqual([true, []])
  })

  it('does not go round in circles on a device that lets go of nothing', async () => {
    const device = memory()
    device.store.settle = async () => undefined
    const { outbox, action, replay, waiting } = setUp({ device })
    await outbox.add(pending('e1'))
    await outbox.refresh()
    expect(waiting()).toEqual([])
    expect(action.mock.calls.length + replay.mock.calls.length).toBe(1)
  })
})

describe('without connection', () => {
  const unreachable: Door = () => Promise.reject(new Error('offline'))

  it('things wait, the problem is named, and the replay door is tried after ever longer pauses', async () => {
    const { outbox, replay, waiting } = setUp({ action: unreachable, replay: unreachable })
    await outbox.add(pending('e1'))
    expect(outbox.state()).toMatchObject({ problem: 'unreachable' })
    await vi.advanceTimersByTimeAsync(1001)
    expect(replay).toHaveBeenCalledTimes(1)
    await vi.advanceTimersByTimeAsync(1990)
    expect(replay).toHaveBeenCalledTimes(1)
    await vi.advanceTimersByTimeAsync(20)
    expect(replay).toHaveBeenCalledTimes(2)
    expect(waiting()).toEqual(['e1'])
  })

  it('everything goes in one batch, oldest first, once the connection is back', async () => {
    const { outbox, replay, waiting } = setUp({ action: unreachable })
    await outbox.add(pending('e1'))
    void outbox.add(pending('e2'))
    await vi.advanceTimersByTimeAsync(0)
    expect(replay.mock.calls.map(([batch]) => idsIn(batch))).toEqual([['e1', 'e2']])
    expect(waiting()).toEqual([])
    expect(outbox.state().problem).toBeNull()
  })

  it('a server that says when to come back is left alone until then, by pages opened meanwhile too', async () => {
    const device = memory()
    const busy = setUp({ device, action: async () => failed({ code: 'unavailable', retryAfterSeconds: 30 }) })
    await busy.outbox.add(pending('e1'))
    busy.outbox.stop()
    const later = setUp({ device })
    await later.outbox.start()
    await later.outbox.add(pending('e2'))
    await vi.advanceTimersByTimeAsync(29_900)
    expect(later.replay).not.toHaveBeenCalled()
    expect(later.action).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(200)
    expect(later.replay.mock.calls.map(([batch]) => idsIn(batch))).toEqual([['e1', 'e2']])
  })

  it('a person may ask to send all the same', async () => {
    const { outbox, replay } = setUp({
      action: async () => failed({ code: 'unavailable', retryAfterSeconds: 30 }),
    })
    await outbox.add(pending('e1'))
    await outbox.sendNow()
    expect(replay).toHaveBeenCalledTimes(1)
  })

  it('what an earlier page left behind is sent when a page starts', async () => {
    const { outbox, replay, kept } = setUp({ device: memory([pending('e2', ann), pending('e1', ann)]) })
    await outbox.start()
    expect(replay.mock.calls.map(([batch]) => sentBy(batch))).toEqual([[ann, 'e1', 'e2']])
    expect(kept()).toEqual([])
  })

  it('a page that is opened shows what the device remembers, confirmed since included', async () => {
    const device = memory()
    await setUp({ device }).outbox.add(pending('e1'))
    const { outbox } = setUp({ device })
    await outbox.start()
    expect(outbox.state().learner).toBe(ann)
    expect(outbox.state().here?.state.questions).toHaveProperty('qst_aaaaaaaa.attempts.e1')
  })
})

describe('one batch at a time', () => {
  it('no larger than a request that outlives its page may be, each in its turn', async () => {
    const long = (id: string) => {
      const item = pending(id, ann)
      return {
        ...item,
        event: { ...item.event, payload: { answer: { kind: 'text' as const, text: '—'.repeat(3000) } } },
      }
    }
    const kept = ['e1', 'e2', 'e3', 'e4', 'e5', 'e6'].map((id) => long(id) as Pending)
    const { outbox, action, replay } = setUp({ device: memory(kept) })
    await outbox.start()
    const batches = [...replay.mock.calls, ...action.mock.calls].map(([batch]) => batch)
    expect(batches.flatMap(idsIn)).toEqual(['e1', 'e2', 'e3', 'e4', 'e5', 'e6'])
    for (const batch of batches) expect(new Blob([JSON.stringify(batch)]).size).toBeLessThan(64 * 1024)
  })

  it('so that the first of all gets its learner before the second goes', async () => {
    let answerFirst: (reply: Reply) => void = () => undefined
    const batches: Batch[] = []
    const { outbox } = setUp({
      action: (batch) => {
        batches.push(batch)
        if (batches.length > 1) return Promise.resolve(recorded(batch, accepted))
        return new Promise((resolve) => {
          answerFirst = resolve
        })
      },
    })
    void outbox.add(pending('e1'))
    void outbox.add(pending('e2'))
    await vi.advanceTimersByTimeAsync(0)
    const before = batches.map(idsIn)
    void outbox.add(pending('e3'))
    await vi.advanceTimersByTimeAsync(0)
    expect(batches.map(idsIn)).toEqual(before)

    answerFirst(recorded(batches[0] ?? { v: 1, expectedLearner: null, events: [] }, accepted))
    await vi.advanceTimersByTimeAsync(0)
    expect(batches.flatMap(idsIn)).toEqual(['e1', 'e2', 'e3'])
  })

  it('over all tabs: what two have at the same moment goes one after the other, or together', async () => {
    const device = memory()
    const tabs = tabsTogether()
    let sending = 0
    const slow: Door = async (batch) => {
      expect(++sending).toBe(1)
      await new Promise((resolve) => setTimeout(resolve, 50))
      sending--
      return recorded(batch, accepted)
    }
    const [one, two] = [1, 2].map(() => setUp({ device, tabs, action: slow, replay: slow }))
    await Promise.all([one?.outbox.start(), two?.outbox.start()])
    void one?.outbox.add(pending('e1'))
    void two?.outbox.add(pending('e2'))
    await vi.advanceTimersByTimeAsync(500)
    const calls = [one, two].flatMap((tab) => [
      ...(tab?.action.mock.calls ?? []),
      ...(tab?.replay.mock.calls ?? []),
    ])
    expect(calls.flatMap(([batch]) => idsIn(batch)).sort()).toEqual(['e1', 'e2'])
    for (const tab of [one, two]) {
      expect(tab?.waiting()).toEqual([])
      expect(Object.keys(tab?.outbox.state().confirmed.questions.qst_aaaaaaaa?.attempts ?? {})).toHaveLength(
        2,
      )
      expect(tab?.outbox.state().hasSent).toBe(true)
    }
  })
})
