import { describe, expect, it } from 'vitest'
import { can, type Fate, recordingRefused } from './policy'
import { nobody, type Viewer } from './viewer'

const anonymous: Viewer = { kind: 'anonymous', learnerId: 'browser' }
const account: Viewer = { kind: 'account', learnerId: 'mine', userId: 'me' }
const progress = (learner: string | null) => ({ kind: 'progress', learner }) as const

describe('progress', () => {
  it.each([
    ['read', nobody, null, false],
    ['read', anonymous, 'browser', true],
    ['read', account, 'mine', true],
    ['read', account, 'browser', false],
    ['read', anonymous, 'mine', false],
    ['record', nobody, null, true],
    ['record', anonymous, null, true],
    ['record', account, null, false],
    ['record', account, 'mine', true],
    ['record', anonymous, 'mine', false],
    ['record', nobody, 'mine', false],
  ] as const)('may be asked to be %s: by %j, of %j: %s', (verb, viewer, learner, allowed) => {
    expect(can(viewer, verb, progress(learner))).toBe(allowed)
  })
})

describe('what a browser recorded as somebody else', () => {
  const intoMine: Fate = { kind: 'claimed', into: 'mine' }
  const other: Viewer = { kind: 'account', learnerId: 'hers', userId: 'her' }
  it.each<[string, Viewer, string | null, Fate, string | null]>([
    ['is taken by the account that claimed it', account, 'browser', intoMine, null],
    ['waits for the account that claimed it', nobody, 'browser', intoMine, 'signed_out'],
    ['waits for its account', nobody, 'mine', { kind: 'account' }, 'signed_out'],
    [
      'waits for its account while the browser is anonymous',
      anonymous,
      'mine',
      { kind: 'account' },
      'signed_out',
    ],
    ['is not for another account', other, 'mine', { kind: 'account' }, 'wrong_learner'],
    ['is not for an account that did not claim it', other, 'browser', intoMine, 'wrong_learner'],
    ['is not for an account that has not claimed it yet', account, 'browser', null, 'wrong_learner'],
    ['is for nobody once its learner was deleted', nobody, 'gone', { kind: 'deleted' }, 'gone'],
    ['is for nobody, whoever sends it', account, 'gone', { kind: 'deleted' }, 'gone'],
    ['was made before anybody was known, and needs consent', account, null, null, 'wrong_learner'],
  ])('%s', (_, viewer, expected, fate, refusal) => {
    expect(recordingRefused(viewer, expected, fate)).toBe(refusal)
  })
})
