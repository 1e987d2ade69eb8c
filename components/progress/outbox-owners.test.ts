import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { emptyState } from '@/lib/progress/fold'
import type { Batch } from '@/lib/progress/schema'
import { failed } from '@/lib/result'
import { ownItems } from './batch'
import { type Door, emptyOutbox } from './outbox-state'
import { now } from './pauses'
import { accepted, here, memory, recorded, sentBy, setUp } from './testing/outbox'
import { ann, ben, pending } from './testing/pending'
import { tabsTogether } from './testing/tabs'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('a shared computer', () => {
  const says =
    (code: 'signed_out' | 'gone'): Door =>
    async () =>
      failed({ code, learner: null })

  it('keeps what belongs to another than the one here, and sends it when that one is back', async () => {
    const onlyBen: Door = async (batch) =>
      batch.expectedLearner === ben
        ? recorded(batch, accepted, ben)
        : failed({ code: 'wrong_learner', learner: ben })
    const { outbox, replay, waiting } = setUp({
      device: memory([pending('e1', ann), pending('e2', ben)]),
      action: onlyBen,
      replay: onlyBen,
    })
    await outbox.told(here(ben))
    await outbox.start()
    expect(replay.mock.calls.map(([batch]) => sentBy(batch))[0]).toEqual([ben, 'e2'])
    expect(waiting()).toEqual(['e1'])
    expect(outbox.state().held).toEqual({ [ann]: 'wrong_learner' })
    const tries = replay.mock.calls.length
    await outbox.refresh()
    expect(replay).toHaveBeenCalledTimes(tries)
    await outbox.told(here(ann))
    expect(replay.mock.calls.map(([batch]) => sentBy(batch)).at(-1)).toEqual([ann, 'e1'])
  })

  it('shows what waits to whom it belongs; what nobody known did, to whoever is anonymous', () => {
    const shown = (learner?: string | null, signedIn = false) =>
      ownItems({ ...emptyOutbox, learner, signedIn, items: [pending('e1', ann), pending('e2')] }).map(
        ({ event }) => event.eventId,
      )
    expect([shown(ann), shown(ben), shown(null), shown(), shown(ann, true), shown(ben, true)]).toEqual([
      ['e1', 'e2'],
      ['e2'],
      ['e2'],
      ['e1', 'e2'],
      ['e1'],
      [],
    ])
  })

  it('never mixes what nobody known did into a batch of somebody', async () => {
    const { outbox, action, replay } = setUp({ device: memory([pending('e1'), pending('e2', ann)]) })
    await outbox.told(here(ann))
    await outbox.start()
    expect(outbox.state().items).toEqual([])
    expect([...replay.mock.calls, ...action.mock.calls].map(([batch]) => sentBy(batch))).toEqual([
      [ann, 'e2'],
      [null, 'e1'],
    ])
  })

  it('sends the same secrets with what nobody known did until it is kept, and none for somebody known', async () => {
    const batches: Batch[] = []
    const losesAnswers: Door = async (batch) => {
      batches.push(batch)
      return batches.length < 3 ? Promise.reject(new Error('lost')) : recorded(batch, accepted)
    }
    const device = memory()
    const { outbox } = setUp({ device, action: losesAnswers, replay: losesAnswers })
    await outbox.add(pending('e1'))
    outbox.stop()
    const next = setUp({ device, action: losesAnswers, replay: losesAnswers }).outbox
    await next.start()
    await next.add(pending('e2'))
    await vi.advanceTimersByTimeAsync(10_000)
    await next.add(pending('e3', ann))
    const [one, two, three, four] = batches.map(({ births }) => births)
    expect(one).toEqual([expect.stringMatching(/^[0-9a-f-]{36}$/)])
    expect(two).toEqual(one)
    expect(three).toEqual([...(one ?? []), expect.stringMatching(/^[0-9a-f-]{36}$/)])
    expect(four).toBeUndefined()
  })

  it('shows the next learner nothing of the one before', async () => {
    const { outbox } = setUp()
    await outbox.add(pending('e1'))
    await vi.advanceTimersByTimeAsync(5)
    await outbox.told(here(ben))
    expect(outbox.state().confirmed).toEqual(emptyState)
    expect(outbox.state().here?.state).toEqual(emptyState)
  })

  it('a question asked before the first answer was stored does not undo what came with it', async () => {
    const { outbox } = setUp()
    const asked = now()
    await vi.advanceTimersByTimeAsync(5)
    await outbox.add(pending('e1'))
    await outbox.told(here(null, { asked }))
    expect(outbox.state().learner).toBe(ann)
    expect(outbox.state().confirmed).not.toEqual(emptyState)
  })

  it('learns from a refused batch who is there now', async () => {
    const { outbox } = setUp({ action: async () => failed({ code: 'wrong_learner', learner: ben }) })
    await outbox.add(pending('e1', ann))
    expect(outbox.state()).toMatchObject({ learner: ben, held: { [ann]: 'wrong_learner' } })
  })

  it('keeps and pauses what belongs to an account that is not signed in', async () => {
    const { outbox, replay, kept } = setUp({ action: says('signed_out') })
    await outbox.add(pending('e1', ann))
    await vi.advanceTimersByTimeAsync(60_000)
    expect(replay).not.toHaveBeenCalled()
    expect(kept()).toEqual(['e1'])
    expect(outbox.state().held).toEqual({ [ann]: 'signed_out' })
  })

  it('lets go of everything of a learner who was deleted, in every tab', async () => {
    const device = memory([pending('e2', ben)])
    const tabs = tabsTogether()
    const { outbox, kept, waiting } = setUp({
      device,
      tabs,
      action: says('gone'),
      replay: says('signed_out'),
    })
    const other = setUp({ device, tabs, replay: says('signed_out') })
    await Promise.all([outbox.start(), other.outbox.start()])
    await outbox.add(pending('e1', ann))
    await vi.advanceTimersByTimeAsync(0)
    expect([kept(), waiting(), other.waiting()]).toEqual([['e2'], ['e2'], ['e2']])
  })

  it('what the device could not keep changes its owner with the rest', async () => {
    const tabs = tabsTogether()
    const { outbox } = setUp({
      device: memory([], false),
      tabs,
      action: says('signed_out'),
      replay: says('signed_out'),
    })
    await outbox.start()
    await outbox.add(pending('e1'))
    tabs.open().tabs.tell({ reowned: { from: null, to: ann } })
    await vi.advanceTimersByTimeAsync(0)
    expect(outbox.state().items).toMatchObject([{ owner: ann }])
  })
})
