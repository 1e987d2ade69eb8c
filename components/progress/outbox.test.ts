import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { emptyState } from '@/lib/progress/fold'
import type { Batch, EventVerdict } from '@/lib/progress/schema'
import { failed, ok } from '@/lib/result'
import { ownItems } from './batch'
import { Outbox } from './outbox'
import { type Door, emptyOutbox, type Reply } from './outbox-state'
import type { Pending, PendingStore } from './pending-store'

const ann = '0192d3c4-0000-7000-8000-00000000000a'
const ben = '0192d3c4-0000-7000-8000-00000000000b'

function pending(eventId: string, learner: string | null = null): Pending {
  const occurredAt = '2026-11-22T10:00:00.000Z'
  const answer = { kind: 'single' as const, choice: 1 }
  const about = { eventId, subjectId: 'qst_aaaaaaaa', contentRev: 'r1', payload: { answer }, occurredAt }
  return {
    learner,
    event: { ...about, type: 'question_answered', deviceId: 'd', deviceSeq: 1, tzOffsetMin: 60 },
    record: {
      ...about,
      type: 'question_answered',
      lessonId: 'lsn_aaaaaaaa',
      right: true,
      localDay: '2026-11-22',
    },
  }
}

/** A store in memory that keeps a log of what was asked of it. */
function memory(kept: Pending[] = [], accepts = true) {
  const items = new Map(kept.map((item) => [item.event.eventId, item]))
  const store: PendingStore = {
    load: async () => [...items.values()],
    put: async (item) => {
      if (accepts) items.set(item.event.eventId, item)
      return accepts
    },
    remove: async (ids) => ids.forEach((id) => void items.delete(id)),
    nextDevice: async () => ({ id: 'd', seq: 1 }),
  }
  return { store, ids: () => [...items.keys()] }
}

const recorded = (batch: Batch, verdict: (id: string) => EventVerdict, learner = ann): Reply =>
  ok({ v: 1, learner, cursor: 1, verdicts: idsIn(batch).map(verdict), completed: ['lsn_aaaaaaaa'] })
const idsIn = (batch: Batch) => batch.events.map((event) => (event as { eventId: string }).eventId)
const accepted = (eventId: string): EventVerdict => ({ eventId, verdict: 'accepted', right: true })
const accepting: Door = async (batch) => recorded(batch, accepted)

function setUp({ kept = [] as Pending[], accepts = true, action = accepting, replay = accepting } = {}) {
  const doors = { action: vi.fn(action), replay: vi.fn(replay) }
  const { store, ids } = memory(kept, accepts)
  const outbox = new Outbox({ store, ...doors, pause: (failures) => failures })
  const waiting = () => outbox.state().items.map(({ event }) => event.eventId)
  return { outbox, ...doors, kept: ids, waiting }
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('an answer on its way', () => {
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

  it('stays visible with its reason when it is refused, and is not sent again', async () => {
    const { outbox, action, replay, kept } = setUp({
      action: async (batch) =>
        recorded(batch, (eventId) => ({ eventId, verdict: 'rejected', reason: 'unknown_revision' })),
    })
    await outbox.add(pending('e1'))
    await outbox.flush()
    expect(outbox.state().items).toMatchObject([{ refused: 'unknown_revision' }])
    expect(kept()).toEqual(['e1'])
    expect(action.mock.calls.length + replay.mock.calls.length).toBe(1)
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
    await vi.advanceTimersByTimeAsync(1000)
    expect(replay).toHaveBeenCalledTimes(1)
    expect(waiting()).toEqual([])
  })

  it('is told to be lost on reload when the device refuses to keep it', async () => {
    const { outbox } = setUp({ accepts: false, action: () => new Promise(() => undefined) })
    void outbox.add(pending('e1'))
    await vi.advanceTimersByTimeAsync(0)
    expect(outbox.state()).toMatchObject({ durable: false, items: [{}] })
  })
})

describe('without connection', () => {
  const unreachable: Door = () => Promise.reject(new Error('offline'))

  it('answers wait, the problem is named, and the replay door is tried after ever longer pauses', async () => {
    const { outbox, replay, waiting } = setUp({ action: unreachable, replay: unreachable })
    await outbox.add(pending('e1'))
    expect(outbox.state()).toMatchObject({ problem: 'unreachable' })
    await vi.advanceTimersByTimeAsync(1000)
    expect(replay).toHaveBeenCalledTimes(1)
    await vi.advanceTimersByTimeAsync(1999)
    expect(replay).toHaveBeenCalledTimes(1)
    await vi.advanceTimersByTimeAsync(1)
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

  it('a server that says when to come back is left alone until then', async () => {
    const { outbox, replay } = setUp({
      action: async () => failed({ code: 'unavailable', retryAfterSeconds: 30 }),
    })
    await outbox.add(pending('e1'))
    await vi.advanceTimersByTimeAsync(29_999)
    expect(replay).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(1)
    expect(replay).toHaveBeenCalledTimes(1)
  })

  it('what an earlier page left behind is sent when a page starts', async () => {
    const { outbox, replay, kept } = setUp({ kept: [pending('e2', ann), pending('e1', ann)] })
    await outbox.start()
    expect(replay.mock.calls.map(([batch]) => [batch.expectedLearner, ...idsIn(batch)])).toEqual([
      [ann, 'e1', 'e2'],
    ])
    expect(kept()).toEqual([])
  })
})

describe('one batch at a time', () => {
  it('so that the first answer of all gets its learner before the second goes', async () => {
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
    void outbox.add(pending('e3'))
    await vi.advanceTimersByTimeAsync(0)
    expect(batches.map(idsIn)).toEqual([['e1']])

    answerFirst(recorded({ v: 1, expectedLearner: null, events: [{ eventId: 'e1' }] }, accepted))
    await vi.advanceTimersByTimeAsync(0)
    expect(batches.map((batch) => [batch.expectedLearner, ...idsIn(batch)])).toEqual([
      [null, 'e1'],
      [ann, 'e2', 'e3'],
    ])
  })
})

describe('a shared computer', () => {
  it('never sends one learner’s answers as another’s', async () => {
    const { outbox, replay, waiting } = setUp({ kept: [pending('e1', ann), pending('e2', ben)] })
    outbox.learnerIs(ben)
    await outbox.start()
    expect(replay.mock.calls.map(([batch]) => [batch.expectedLearner, ...idsIn(batch)])[0]).toEqual([
      ben,
      'e2',
    ])
    expect(
      replay.mock.calls.some(([batch]) => batch.expectedLearner === ben && idsIn(batch).includes('e1')),
    ).toBe(false)
    expect(waiting()).not.toContain('e2')
  })

  it('shows waiting answers to whom they belong, and to whoever is here while nobody can be asked', async () => {
    const shown = (learner?: string | null) =>
      ownItems({ ...emptyOutbox, learner, items: [pending('e1', ann), pending('e2')] }).map(
        ({ event }) => event.eventId,
      )
    expect([shown(ann), shown(ben), shown(null), shown()]).toEqual([
      ['e1', 'e2'],
      ['e2'],
      ['e2'],
      ['e1', 'e2'],
    ])
  })

  it('shows the next learner nothing of the one before', async () => {
    const { outbox } = setUp()
    await outbox.add(pending('e1'))
    outbox.learnerIs(ben)
    expect(outbox.state().confirmed).toEqual(emptyState)
  })

  it('a question asked before the first answer was stored does not undo what came with it', async () => {
    const { outbox } = setUp()
    const asked = performance.now()
    await vi.advanceTimersByTimeAsync(5)
    await outbox.add(pending('e1'))
    outbox.learnerIs(null, asked)
    expect(outbox.state().learner).toBe(ann)
    expect(outbox.state().confirmed).not.toEqual(emptyState)
  })

  it('learns from a refused batch who is there now', async () => {
    const { outbox } = setUp({ action: async () => failed({ code: 'wrong_learner', learner: ben }) })
    await outbox.add(pending('e1', ann))
    expect(outbox.state().learner).toBe(ben)
    expect(outbox.state().problem).toBe('wrong_learner')
  })
})
