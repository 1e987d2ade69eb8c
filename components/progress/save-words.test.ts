import { describe, expect, it } from 'vitest'
import { emptyOutbox, type OutboxState } from './outbox-state'
import { savedWhere, savedWords, saveProblem } from './save-words'
import { ann, ben, pending } from './testing/pending'

const item = pending('e1')
const refused = { ...item, refused: 'conflict' as const }
const outbox = (change: Partial<OutboxState>): OutboxState => ({ ...emptyOutbox, ...change })
const hasSent = true

describe('where things are said to be', () => {
  it.each([
    ['nothing before the first', outbox({}), 'idle', ''],
    ['on the device while on their way', outbox({ items: [item] }), 'device', 'saved on this device'],
    [
      'on the device, counted, when they cannot be sent',
      outbox({ items: [item, pending('e2')], problem: 'unreachable' }),
      'device',
      '2 waiting',
    ],
    ['nowhere safe when the device refuses', outbox({ items: [item], durable: false }), 'no', 'not saved'],
    ['saved when the server has them', outbox({ hasSent }), 'server', 'saved'],
    ['saved even where the device keeps nothing', outbox({ hasSent, durable: false }), 'server', 'saved'],
    ['on the device while one of many is on its way', outbox({ hasSent, items: [item] }), 'device', /device/],
    ['worth a look while one is refused', outbox({ hasSent, items: [refused] }), 'attention', /attention/],
    [
      'worth a look while an account has to sign in to send them',
      outbox({ learner: null, items: [pending('e1', ann)], held: { [ann]: 'signed_out' } }),
      'attention',
      /attention/,
    ],
    [
      'nowhere as far as the next learner of a shared computer is concerned',
      outbox({ learner: ben, items: [pending('e1', ann)], held: { [ann]: 'wrong_learner' } }),
      'idle',
      '',
    ],
  ] as const)('%s', (_, state, where, words) => {
    expect(savedWhere(state)).toBe(where)
    expect(savedWords(state)).toMatch(words)
  })
})

describe('the sentence about a problem', () => {
  it('is not there while all is well, and not for what waits for somebody else', () => {
    expect(saveProblem(outbox({ items: [item] }))).toBeNull()
    expect(saveProblem(outbox({ problem: 'unreachable' }))).toBeNull()
    const others = { learner: ben, items: [pending('e1', ann)], held: { [ann]: 'wrong_learner' as const } }
    expect(saveProblem(outbox(others))).toBeNull()
  })

  it('says what happened and what becomes of what waits', () => {
    expect(saveProblem(outbox({ items: [item, item], problem: 'unreachable' }))).toBe(
      'No connection to the server. 2 entries are kept on this device and will be sent as soon as that works.',
    )
    expect(saveProblem(outbox({ items: [item], durable: false }))).toMatch(
      /^This browser refuses .* leave this page open/,
    )
    expect(saveProblem(outbox({ items: [refused] }))).toBe('1 entry is not accepted by the server.')
  })

  it('says who has to sign in again, and how much waits for that', () => {
    const mine = [pending('e1', ann), pending('e2', ann)]
    const state = outbox({ learner: null, items: mine, held: { [ann]: 'signed_out' } })
    expect(saveProblem(state)).toBe('Sign in again to send the 2 that wait here.')
  })
})
