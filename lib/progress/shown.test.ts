import { expect, it } from 'vitest'
import { fold } from './fold'
import { overview } from './overview'
import type { AnsweredRecord, ResetRecord } from './record'
import { shown } from './shown'

const question = 'qst_aaaaaaaa'
const lesson = 'lsn_aaaaaaaa'
const answer = (eventId: string, second: number, right = true): AnsweredRecord => ({
  type: 'question_answered',
  eventId,
  subjectId: question,
  lessonId: lesson,
  contentRev: 'r1',
  payload: { answer: { kind: 'single', choice: 0 } },
  right,
  occurredAt: `2026-03-01T10:00:0${second}.000Z`,
  localDay: '2026-03-01',
})
const reset = (...removes: string[]): ResetRecord => ({
  type: 'progress_reset',
  eventId: 'r',
  subjectId: lesson,
  payload: { removes },
  occurredAt: '2026-03-01T11:00:00.000Z',
})

it('answers that were taken back no longer show, whatever came first', () => {
  expect(shown(fold([answer('a', 1), answer('b', 2), reset('a', 'b')])).questions).toEqual({})
  expect(shown(fold([reset('a', 'b'), answer('b', 2), answer('a', 1)])).questions).toEqual({})
})

it('an answer that the reset did not name stays', () => {
  const { questions } = shown(fold([answer('a', 1), reset('a'), answer('b', 3, false)]))
  expect(Object.keys(questions[question]?.attempts ?? {})).toEqual(['b'])
  expect(questions[question]?.last).toMatchObject({ eventId: 'b', right: false, answer: { choice: 0 } })
})

it('an earlier answer stands in for a later one that was taken back, its words unknown', () => {
  const state = shown(fold([answer('a', 1, false), answer('b', 2), answer('c', 3), reset('b', 'c')]))
  expect(state.questions[question]?.last).toMatchObject({ eventId: 'a', right: false, answer: null })
})

it('of answers of one moment the same stands in, whatever order they came in', () => {
  const moment = [answer('a', 1, false), answer('b', 1), answer('c', 1)]
  const inAnyOrder = [moment, moment.toReversed()].map((events) => shown(fold([...events, reset('c')])))
  expect(inAnyOrder.map(({ questions }) => questions[question]?.last.eventId)).toEqual(['b', 'b'])
})

it('a reset takes away neither a completion nor what was done on a day', () => {
  const completed = { type: 'lesson_completed' as const, eventId: 'x', subjectId: lesson }
  const seen = overview(fold([answer('a', 1), completed, reset('a')]))
  expect(seen.lessons[lesson]).toMatchObject({ completed: true, questions: {} })
  expect(seen.activity).toEqual({ '2026-03-01': 1 })
})
