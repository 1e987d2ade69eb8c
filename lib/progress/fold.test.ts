import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { emptyState, fold, type LearnerState, merge } from './fold'
import { smaller } from './join'
import type { RecordedEvent, ToldEvent } from './record'

const questions = ['qst_aaaaaaaa', 'qst_bbbbbbbb', 'qst_cccccccc']
const lessons = ['lsn_aaaaaaaa', 'lsn_bbbbbbbb']
// Few ids and few moments on purpose: repetition and ties are what may go wrong.
const eventId = fc
  .constantFrom(...'abcdefghijklmnop')
  .map((letter) => `00000000-0000-7000-8000-00000000000${letter}`)
const occurredAt = fc.constantFrom(
  '2026-03-01T10:00:00.000Z',
  '2026-03-01T10:00:00.001Z',
  '2016-01-01T00:00:00.000Z',
)
const answered = fc.record({
  type: fc.constant('question_answered' as const),
  eventId,
  subjectId: fc.constantFrom(...questions),
  lessonId: fc.constantFrom(...lessons),
  contentRev: fc.constantFrom('r1', 'r2'),
  payload: fc.record({ answer: fc.record({ kind: fc.constant('single' as const), choice: fc.nat(3) }) }),
  right: fc.boolean(),
  occurredAt,
  localDay: fc.constantFrom('2026-03-01', '2026-03-02', '2016-01-01'),
})
const completed = fc.record({
  type: fc.constant('lesson_completed' as const),
  eventId,
  subjectId: fc.constantFrom(...lessons),
})
const pages = fc.constantFrom(...lessons)
const bookmarked = fc.record({
  type: fc.constant('bookmark_set' as const),
  eventId,
  subjectId: pages,
  payload: fc.record({ on: fc.boolean() }),
  occurredAt,
})
const anchor = { heading: null, quote: 'a port', before: '', after: '' }
const noted = fc.record({
  type: fc.constant('note_written' as const),
  eventId,
  subjectId: pages,
  payload: fc.record(
    {
      note: fc.constantFrom('note-1', 'note-2'),
      text: fc.constantFrom('one', 'two', '', null),
      anchor: fc.constant(anchor),
      replaces: fc.array(eventId, { maxLength: 3 }),
    },
    { requiredKeys: ['note', 'text', 'replaces'] },
  ),
  occurredAt,
})
const chose = fc.record({
  type: fc.constant('setting_chosen' as const),
  eventId,
  subjectId: fc.constantFrom('name' as const, 'daily_goal' as const),
  payload: fc.record({ value: fc.constantFrom('Ada', 3, null) }),
  occurredAt,
})
const reset = fc.record({
  type: fc.constant('progress_reset' as const),
  eventId,
  subjectId: pages,
  payload: fc.record({ removes: fc.array(eventId, { maxLength: 4 }) }),
  occurredAt,
})
const known = new Set([
  'question_answered',
  'lesson_completed',
  'bookmark_set',
  'note_written',
  'setting_chosen',
  'progress_reset',
])
const anyEvent = fc.oneof(answered, completed, bookmarked, noted, chose, reset)
const events: fc.Arbitrary<RecordedEvent[]> = fc.array(anyEvent, { maxLength: 24 })
/** What a newer build may tell: types of its own, with whatever it likes. */
const unknown: fc.Arbitrary<ToldEvent> = fc.record({
  type: fc.oneof(fc.constantFrom('lab_run', 'toString', '__proto__', ''), fc.string()),
  eventId,
  subjectId: fc.constantFrom('lab_aaaaaaaa', ...questions),
  payload: fc.anything(),
})
const state: fc.Arbitrary<LearnerState> = events.map(fold)

const check = (property: fc.IRawProperty<unknown>) => fc.assert(property, { numRuns: 1000 })
/** fast-check takes any value that is returned for a verdict. */
const same = (a: LearnerState, b: LearnerState) => void expect(a).toEqual(b)

describe('the state of a learner', () => {
  it('is the same in whatever order the events arrive', () => {
    const shuffled = events.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
    )
    check(fc.property(shuffled, ([inOrder, inAny]) => same(fold(inAny), fold(inOrder))))
  })

  it('is the same however often an event arrives', () => {
    check(fc.property(events, (all) => same(fold([...all, ...all]), fold(all))))
  })

  it('is the same whether events are folded at once or joined from any parts', () => {
    check(fc.property(events, events, (a, b) => same(merge(fold(a), fold(b)), fold([...a, ...b]))))
  })

  it('joins commutatively, associatively and idempotently, with the empty state as its neutral', () => {
    check(
      fc.property(state, state, state, (a, b, c) => {
        same(merge(a, b), merge(b, a))
        same(merge(merge(a, b), c), merge(a, merge(b, c)))
        same(merge(a, a), a)
        same(merge(a, emptyState), a)
      }),
    )
  })

  it('never forgets a completion or an attempt when more is learned', () => {
    check(
      fc.property(state, state, (a, b) => {
        const both = merge(a, b)
        expect(both.completed).toEqual(expect.arrayContaining(a.completed))
        for (const [id, question] of Object.entries(a.questions))
          expect(Object.keys(both.questions[id]?.attempts ?? {})).toEqual(
            expect.arrayContaining(Object.keys(question.attempts)),
          )
      }),
    )
  })

  it('is the same whatever a newer build tells in between', () => {
    const mixed = fc
      .array(fc.oneof({ weight: 3, arbitrary: anyEvent }, { weight: 1, arbitrary: unknown }), {
        maxLength: 24,
      })
      .map((all): ToldEvent[] => all)
    check(fc.property(mixed, (all) => same(fold(all), fold(all.filter(({ type }) => known.has(type))))))
  })

  it('counts an answer that arrived twice as one attempt', () => {
    const [event] = fc.sample(answered, 1)
    if (!event) throw new Error('no sample')
    expect(Object.keys(fold([event, event, event]).questions[event.subjectId]?.attempts ?? {})).toEqual([
      event.eventId,
    ])
  })

  it('tells the latest mark of a page and the latest choice of a setting, and when each was made', () => {
    const said = (eventId: string, at: number) => ({ eventId, occurredAt: `2026-03-01T10:00:0${at}.000Z` })
    const mark = (on: boolean, eventId: string, at: number): RecordedEvent => ({
      ...said(eventId, at),
      type: 'bookmark_set',
      subjectId: 'lsn_aaaaaaaa',
      payload: { on },
    })
    const choice = (value: string, eventId: string, at: number): RecordedEvent => ({
      ...said(eventId, at),
      type: 'setting_chosen',
      subjectId: 'name',
      payload: { value },
    })
    const state = fold([mark(true, 'a', 1), mark(false, 'b', 2), choice('Ada', 'd', 1), choice('Bo', 'c', 1)])
    expect(state.bookmarks).toEqual({
      lsn_aaaaaaaa: { value: false, eventId: 'b', at: '2026-03-01T10:00:02.000Z' },
    })
    expect(state.settings).toEqual({ name: { value: 'Ada', eventId: 'd', at: '2026-03-01T10:00:01.000Z' } })
  })

  it('names what was taken back, and nothing else', () => {
    const reset: RecordedEvent = {
      type: 'progress_reset',
      eventId: 'a',
      subjectId: 'lsn_aaaaaaaa',
      payload: { removes: ['z', 'b'] },
      occurredAt: '2026-03-01T10:00:00.000Z',
    }
    expect(fold([reset]).removed).toEqual(['b', 'z'])
  })

  it('takes the same of two tellings of one event in whatever order they come', () => {
    expect([smaller('a', 'b'), smaller('b', 'a')]).toEqual(['a', 'a'])
  })
})
