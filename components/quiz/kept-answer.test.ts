import { describe, expect, it } from 'vitest'
import type { QuestionState } from '@/lib/progress/fold'
import type { Answer } from '@/lib/quiz/answer'
import { question } from '@/lib/quiz/schema'
import { viewOf } from '@/lib/quiz/view'
import { hasReasons, keptOf } from './kept-answer'

const view = viewOf(
  question.parse({
    id: 'qst_aaaaaaaa',
    kind: 'single',
    prompt: 'Which?',
    options: ['alpha', 'beta', 'gamma'].map((text, index) => ({
      text,
      why: 'because',
      ...(index === 1 ? { right: true } : {}),
    })),
  }),
  { lesson: 'lsn_aaaaaaaa', rev: 'r1', markdown: (text) => text, lines: (items) => items },
)

type Try = { day: string; right: boolean }

/** A question after some tries; the last one gave `answer`. */
function stateAfter(tries: Try[], answer: Answer | null, rev = 'r1'): QuestionState {
  const at = (day: string) => `${day}T23:30:00.000Z`
  const attempts = Object.entries(tries).map(([id, { day, right }]) => [id, { at: at(day), day, right }])
  const { day, right } = tries.at(-1) ?? { day: '', right: false }
  return {
    attempts: Object.fromEntries(attempts),
    last: { eventId: String(tries.length - 1), at: at(day), lesson: 'lsn_aaaaaaaa', rev, right, answer },
  }
}

const right: Try = { day: '2026-11-25', right: true }
const wrong: Try = { day: '2026-11-26', right: false }

describe('an answer of an earlier visit', () => {
  it('says that it was right and on which day, and shows everything', () => {
    const kept = keptOf(view, 'check', stateAfter([right], { kind: 'single', choice: 1 }))
    expect(kept.words).toBe('Right, answered on 25 November 2026.')
    expect(kept.outcome).toMatchObject({ answer: { choice: 1 }, verdict: { right: true }, open: true })
  })

  it('says that it was not right yet, and gives nothing else away', () => {
    const kept = keptOf(view, 'check', stateAfter([wrong], { kind: 'single', choice: 0 }))
    expect(kept.words).toBe('Not yet, last tried on 26 November 2026.')
    expect(kept.outcome).toMatchObject({ verdict: { right: false }, open: false })
  })

  it('still counts as right before when the latest one was wrong', () => {
    const { words } = keptOf(view, 'check', stateAfter([right, wrong], { kind: 'single', choice: 0 }))
    expect(words).toBe('Right before, but not when last tried on 26 November 2026.')
  })

  it('is told in words alone when the question was another then, or when only the attempt is known', () => {
    const changed = keptOf(view, 'check', stateAfter([right], { kind: 'single', choice: 1 }, 'r0'))
    expect(changed.outcome).toBeNull()
    expect(changed.words).toBe('Right, answered on 25 November 2026. The question has changed since.')
    expect(keptOf(view, 'check', stateAfter([right], null))).toMatchObject({
      outcome: null,
      words: 'Right, answered on 25 November 2026.',
    })
    expect(keptOf(view, 'check', stateAfter([right], { kind: 'single', choice: 7 })).outcome).toBeNull()
  })

  it('of a prediction is a commitment, right or wrong', () => {
    const kept = keptOf(view, 'predict', stateAfter([wrong], { kind: 'single', choice: 0 }))
    expect(kept.words).toBe('It goes another way; you answered on 26 November 2026.')
    expect(kept.outcome?.open).toBe(true)
  })
})

describe('reasons', () => {
  const missed = { right: false, score: 0, detail: {} }
  it('are offered only where there are some to show', () => {
    const typed: Answer = { kind: 'text', text: 'x' }
    const order: Answer = { kind: 'order', order: [1, 0] }
    const detail = { parts: [true, false] }
    expect(hasReasons({ answer: typed, verdict: missed, open: false })).toBe(false)
    expect(hasReasons({ answer: typed, verdict: missed, open: true })).toBe(true)
    expect(
      hasReasons({ answer: typed, verdict: { ...missed, detail: { misconception: 0 } }, open: false }),
    ).toBe(true)
    expect(hasReasons({ answer: order, verdict: { ...missed, detail }, open: false })).toBe(false)
    expect(
      hasReasons({ answer: { kind: 'single', choice: 0 }, verdict: { ...missed, detail }, open: false }),
    ).toBe(true)
    expect(hasReasons({ answer: { kind: 'recall', knew: 'yes' }, verdict: missed, open: true })).toBe(false)
  })
})
