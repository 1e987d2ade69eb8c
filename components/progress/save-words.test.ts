import { describe, expect, it } from 'vitest'
import { emptyOutbox, type OutboxState } from './outbox-state'
import type { Pending } from './pending-store'
import { savedWhere, saveProblem } from './save-words'

const item = { event: {}, record: {}, learner: null } as unknown as Pending
const outbox = (change: Partial<OutboxState>): OutboxState => ({ ...emptyOutbox, ...change })
const confirmed = {
  questions: { q: { attempts: {}, last: {} } },
  completed: [],
} as unknown as OutboxState['confirmed']

describe('where answers are said to be', () => {
  it.each([
    ['nothing before the first answer', outbox({}), 'idle'],
    ['on the device while on their way', outbox({ items: [item] }), 'device'],
    ['nowhere safe when the device refuses', outbox({ items: [item], durable: false }), 'no'],
    ['saved when the server has them', outbox({ confirmed }), 'server'],
    ['saved even where the device keeps nothing', outbox({ confirmed, durable: false }), 'server'],
    ['on the device while one of many is on its way', outbox({ confirmed, items: [item] }), 'device'],
    [
      'not saved while one is refused',
      outbox({ confirmed, items: [{ ...item, refused: 'conflict' }] }),
      'no',
    ],
  ] as const)('%s', (_, state, where) => {
    expect(savedWhere(state)).toBe(where)
  })
})

describe('the sentence about a problem', () => {
  it('is not there while all is well', () => {
    expect(saveProblem(outbox({ items: [item] }))).toBeNull()
    expect(saveProblem(outbox({ problem: 'unreachable' }))).toBeNull()
  })

  it('says what happened and what becomes of the answers', () => {
    expect(saveProblem(outbox({ items: [item, item], problem: 'unreachable' }))).toBe(
      'No connection to the server. 2 answers are kept on this device and will be sent as soon as that works.',
    )
    expect(saveProblem(outbox({ items: [item], durable: false }))).toMatch(
      /^This browser refuses .* leave this page open/,
    )
    expect(saveProblem(outbox({ items: [{ ...item, refused: 'unknown_revision' }] }))).toMatch(
      /^1 answer is not accepted.*Reload/,
    )
  })
})
