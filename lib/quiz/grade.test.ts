import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Answer, AnswerKey } from './answer'
import { grade, keyOf } from './grade'
import { question } from './schema'
import { shuffled } from './shuffle'

const distinct = (max: number) => fc.uniqueArray(fc.nat(max - 1), { maxLength: max })
const choiceKey = fc.integer({ min: 3, max: 8 }).chain((of) =>
  fc.record({
    kind: fc.constant('multiple' as const),
    of: fc.constant(of),
    right: distinct(of).filter(({ length }) => length > 0),
  }),
)
const words = fc.string({ maxLength: 40 }).filter((text) => text.trim() !== '')

/** A key of any kind with an answer that is right by construction. */
const solved: fc.Arbitrary<{ key: AnswerKey; answer: Answer }> = fc.oneof(
  choiceKey.map((key) => ({
    key: { ...key, kind: 'single' as const, right: key.right.slice(0, 1) },
    answer: { kind: 'single' as const, choice: key.right[0] ?? 0 },
  })),
  choiceKey.map((key) => ({ key, answer: { kind: 'multiple' as const, choices: [...key.right].reverse() } })),
  fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { minLength: 3, maxLength: 9 }).map((lines) => ({
    key: { kind: 'order' as const, items: lines.map((line) => lines.indexOf(line)) },
    answer: { kind: 'order' as const, order: lines.map((_, index) => index) },
  })),
  fc
    .tuple(
      fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e9, max: 1e9 }),
      fc.double({ min: 0, max: 1e3, noNaN: true }),
    )
    .map(([answer, tolerance]) => ({
      key: { kind: 'number' as const, answer, tolerance, misconceptions: [] },
      answer: { kind: 'number' as const, value: answer + tolerance },
    })),
  words.map((text) => ({
    key: keyOf(question.parse({ id: 'qst_aaaaaaaa', prompt: 'p', kind: 'text', accept: [text], why: 'w' })),
    answer: { kind: 'text' as const, text: `  ${text.toUpperCase().toLowerCase()} ` },
  })),
  fc.array(words, { minLength: 1, maxLength: 5 }).map((lines) => ({
    key: keyOf(
      question.parse({ id: 'qst_aaaaaaaa', prompt: 'p', kind: 'output', file: 'f', why: 'w' }),
      `${lines.join('\n')}\n`,
    ),
    answer: { kind: 'output' as const, text: lines.join('\r\n') },
  })),
  fc.integer({ min: 2, max: 5 }).chain((of) =>
    fc.array(fc.nat(of - 1), { minLength: 4, maxLength: 14 }).map((bins) => ({
      key: { kind: 'sort' as const, of, bins },
      answer: { kind: 'sort' as const, bins },
    })),
  ),
  fc.constant({
    key: { kind: 'recall' as const },
    answer: { kind: 'recall' as const, knew: 'yes' as const },
  }),
)

describe('grading', () => {
  it('finds the right answer of every kind right, with full score', () => {
    fc.assert(
      fc.property(solved, ({ key, answer }) => {
        expect(grade(key, answer)).toMatchObject({ right: true, score: 1 })
      }),
      { numRuns: 500 },
    )
  })

  it('never throws, and says invalid or a score from 0 to 1 that is 1 exactly when right', () => {
    const kind = fc.constantFrom(
      'single',
      'multiple',
      'order',
      'number',
      'text',
      'output',
      'sort',
      'recall',
      '__proto__',
    )
    const fields = fc.constantFrom('choice', 'choices', 'order', 'value', 'text', 'bins', 'knew')
    const nearly = fc
      .tuple(kind, fc.dictionary(fields, fc.jsonValue()))
      .map(([of, rest]) => ({ ...rest, kind: of }))
    const junk = fc.oneof(fc.jsonValue(), nearly)
    fc.assert(
      fc.property(solved, junk, ({ key }, answer) => {
        const verdict = grade(key, answer)
        if (verdict === 'invalid') return
        expect(verdict.score).toBeGreaterThanOrEqual(0)
        expect(verdict.score).toBeLessThanOrEqual(1)
        expect(verdict.score === 1).toBe(verdict.right)
      }),
      { numRuns: 2000 },
    )
  })

  it('refuses an answer of another kind', () => {
    fc.assert(
      fc.property(solved, solved, ({ key }, { answer }) => {
        if (answer.kind !== key.kind) expect(grade(key, answer)).toBe('invalid')
      }),
    )
  })

  it('does not care in which order options were chosen', () => {
    fc.assert(
      fc.property(choiceKey, fc.array(fc.nat(7)), (key, picked) => {
        const choices = [...new Set(picked)].filter((choice) => choice < key.of)
        const again = [...choices].sort()
        expect(grade(key, { kind: 'multiple', choices })).toEqual(
          grade(key, { kind: 'multiple', choices: again }),
        )
      }),
    )
  })

  it('wants all right options and no other', () => {
    const key: AnswerKey = { kind: 'multiple', right: [0, 2], of: 4 }
    const right = (choices: number[]) => grade(key, { kind: 'multiple', choices })
    expect(right([2, 0])).toEqual({ right: true, score: 1, detail: { parts: [true, true, true, true] } })
    expect(right([0])).toEqual({ right: false, score: 0.75, detail: { parts: [true, true, false, true] } })
    expect(right([0, 1, 2])).toMatchObject({ right: false, score: 0.75 })
    expect(right([])).toMatchObject({ right: false, score: 0.5 })
  })

  it.each([
    ['an option that does not exist', { kind: 'multiple', choices: [4] }],
    ['an option twice', { kind: 'multiple', choices: [0, 0] }],
    ['a fraction of an option', { kind: 'multiple', choices: [0.5] }],
    ['an option in words', { kind: 'multiple', choices: ['0'] }],
    ['nothing', null],
  ])('takes %s for invalid', (_, answer) => {
    expect(grade({ kind: 'multiple', right: [0, 2], of: 4 }, answer)).toBe('invalid')
  })

  it('gives no half points for a single choice', () => {
    const key: AnswerKey = { kind: 'single', right: [1], of: 3 }
    expect(grade(key, { kind: 'single', choice: 0 })).toMatchObject({ right: false, score: 0 })
  })
})

describe('numbers', () => {
  const key: AnswerKey = { kind: 'number', answer: 0.3, tolerance: 0.1, misconceptions: [3, 30] }
  const verdict = (value: unknown) => grade(key, { kind: 'number', value })

  it.each([0.2, 0.3, 0.4])('%f lies within 0.3 ± 0.1, whatever binary fractions say', (value) => {
    expect(verdict(value)).toMatchObject({ right: true })
  })

  it.each([0.19999, 0.40001, -0.3])('%f does not', (value) => {
    expect(verdict(value)).toMatchObject({ right: false, score: 0 })
  })

  it('with tolerance 0 only the number itself is right', () => {
    const exact: AnswerKey = { kind: 'number', answer: 1024, tolerance: 0, misconceptions: [] }
    expect(grade(exact, { kind: 'number', value: 1024 })).toMatchObject({ right: true })
    expect(grade(exact, { kind: 'number', value: 1024.000001 })).toMatchObject({ right: false })
  })

  it('names the misconception that a wrong number comes from', () => {
    expect(verdict(30)).toEqual({ right: false, score: 0, detail: { misconception: 1 } })
    expect(verdict(31)).toEqual({ right: false, score: 0, detail: {} })
  })

  it.each([Number.NaN, Number.POSITIVE_INFINITY, '0.3', null])('%s is no answer', (value) => {
    expect(verdict(value)).toBe('invalid')
  })
})

describe('words', () => {
  const key = keyOf(
    question.parse({
      id: 'qst_aaaaaaaa',
      prompt: 'p',
      kind: 'text',
      accept: ['Content-Type', "it's", 'status line'],
      why: 'w',
      misconceptions: [{ match: 'Accept', why: 'other way round' }],
    }),
  )
  const verdict = (text: string) => grade(key, { kind: 'text', text })

  it.each([
    'content-type',
    ' CONTENT-TYPE\n',
    '\u00a0Content-Type',
    'it’s',
    'Status\u00a0line',
    'Status line. ',
  ])('%j is right', (text) => {
    expect(verdict(text)).toMatchObject({ right: true })
  })

  it('inner spaces count', () => {
    expect(verdict('content - type')).toMatchObject({ right: false })
  })

  it('names a misconception, however it is written', () => {
    expect(verdict('ACCEPT ')).toEqual({ right: false, score: 0, detail: { misconception: 0 } })
  })

  it('a text longer than anyone types is no answer', () => {
    expect(verdict('x'.repeat(2001))).toBe('invalid')
  })
})

describe('output of programs', () => {
  const printing = (output: string, text: string) =>
    grade(
      keyOf(question.parse({ id: 'qst_aaaaaaaa', prompt: 'p', kind: 'output', file: 'f', why: 'w' }), output),
      { kind: 'output', text },
    )

  it('line endings, spaces at line ends and outer blank lines do not count', () => {
    expect(printing('a\n  b\n', '\r\na  \r\n  b\r\n\r\n')).toMatchObject({ right: true })
  })

  it.each([
    ['indentation', 'a\nb'],
    ['case', 'A\n  b'],
    ['a blank line between', 'a\n\n  b'],
  ])('%s counts', (_, text) => {
    expect(printing('a\n  b\n', text)).toMatchObject({ right: false })
  })
})

describe('order', () => {
  it('equal lines may change places', () => {
    const key = keyOf(
      question.parse({
        id: 'qst_aaaaaaaa',
        prompt: 'p',
        kind: 'order',
        items: ['{', '}', '}', 'x'],
        why: 'w',
      }),
    )
    expect(grade(key, { kind: 'order', order: [0, 2, 1, 3] })).toMatchObject({ right: true })
    expect(grade(key, { kind: 'order', order: [1, 0, 2, 3] })).toMatchObject({ right: false, score: 0.5 })
  })

  it('every line once, or it is no answer', () => {
    const key: AnswerKey = { kind: 'order', items: [0, 1, 2] }
    expect(grade(key, { kind: 'order', order: [0, 1] })).toBe('invalid')
    expect(grade(key, { kind: 'order', order: [0, 1, 1] })).toBe('invalid')
  })

  it('the shuffled order that the page starts from is never the right one', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 9 }), fc.string(), (n, seed) => {
        const order = shuffled(n, seed)
        expect([...order].sort()).toEqual(Array.from({ length: n }, (_, index) => index))
        expect(order).not.toEqual([...order].sort())
        expect(shuffled(n, seed)).toEqual(order)
      }),
    )
  })
})

describe('sorting', () => {
  const key: AnswerKey = { kind: 'sort', of: 2, bins: [0, 1, 1, 0] }

  it('counts the cards that lie in their bin', () => {
    expect(grade(key, { kind: 'sort', bins: [0, 1, 0, 0] })).toEqual({
      right: false,
      score: 0.75,
      detail: { parts: [true, true, false, true] },
    })
  })

  it('every card in a bin that exists, or it is no answer', () => {
    expect(grade(key, { kind: 'sort', bins: [0, 1, 1] })).toBe('invalid')
    expect(grade(key, { kind: 'sort', bins: [0, 1, 1, 0, 0] })).toBe('invalid')
    expect(grade(key, { kind: 'sort', bins: [0, 1, 1, 2] })).toBe('invalid')
  })
})
