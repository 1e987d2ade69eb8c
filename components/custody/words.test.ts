import { describe, expect, it } from 'vitest'
import { amountWords } from './amount-words'
import { lookedWords } from './import-words'
import { saying } from './known-events'
import { addedWords } from './outcome'

describe('how much there is', () => {
  it.each([
    [{ answers: 12, lessons: 3, others: 2 }, '12 answers in 3 lessons and 2 other entries'],
    [{ answers: 1, lessons: 1, others: 1 }, '1 answer in 1 lesson and 1 other entry'],
    [{ answers: 0, lessons: 0, others: 1 }, '1 entry'],
    [{ answers: 0, lessons: 0, others: 0 }, 'Nothing yet'],
  ])('of %j is “%s”', (amount, words) => {
    expect(amountWords(amount)).toBe(words)
  })
})

describe('what adding changed', () => {
  const claimed = { from: 'a', into: 'b', moved: 3, completed: ['l'], answers: { from: 4, to: 6 } }

  it('is told from, to and what followed', () => {
    expect(addedWords(claimed, 2)).toBe(
      '2 answers were added to your account: it had 4 and has 6 now. Everything else was added, too. 1 more lesson is complete. 2 entries that had not been sent will follow now.',
    )
  })

  it('may be nothing', () => {
    expect(addedWords({ ...claimed, moved: 0, completed: [], answers: { from: 6, to: 6 } }, 0)).toBe(
      'Your account had all of it already.',
    )
  })

  it('may be on the device alone', () => {
    expect(addedWords(null, 1)).toContain('1 entry that had not been sent will follow now.')
  })
})

describe('what a file holds', () => {
  it.each([
    [{ known: 0, unlike: 0, found: 0 }, 'The file holds no entries.'],
    [
      { known: 2, unlike: 0, found: 1 },
      'The file holds 2 entries: 0 new, 2 already there, 1 completion that follows from them.',
    ],
    [
      { known: 2, unlike: 1, found: 0 },
      'The file holds 2 entries: 0 new, 2 already there. 1 of those already there says something else in the file; what is there stays.',
    ],
  ])('of %j is “%s”', (looked, words) => {
    expect(lookedWords({ ...looked, fresh: [] })).toBe(words)
  })

  const entry = {
    type: 'bookmark_set',
    subjectId: 'lsn_aaaaaaaa',
    payload: { on: true, by: { a: 1, b: [2] } },
  }

  it('is the same in any order of keys and at any moment, and another when it says something else', () => {
    const same = { occurredAt: '2026', ...entry, payload: { by: { b: [2], a: 1 }, on: true } }
    expect(saying(same)).toBe(saying(entry))
    const others = [
      { ...entry, payload: { ...entry.payload, on: false } },
      { ...entry, subjectId: 'lsn_bbbbbbbb' },
      { ...entry, type: 'note_written' },
    ]
    for (const other of others) expect(saying(other)).not.toBe(saying(entry))
  })
})
