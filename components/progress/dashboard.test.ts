import { describe, expect, it } from 'vitest'
import { emptyState, fold } from '@/lib/progress/fold'
import { overview } from '@/lib/progress/overview'
import type { RecordedEvent } from '@/lib/progress/record'
import { monthStarts, today, yearOf } from './calendar'
import { type PathModule, positionOf, reopenedOf, rightChecks } from './path'

const lesson = (id: string, checks: string[] = []) => ({
  id,
  title: id,
  href: `/${id}`,
  number: id,
  minutes: 30,
  checks,
})
const modules: PathModule[] = [
  { id: 'm0', title: '', href: '', number: 'M0', lessons: [lesson('a', ['q1', 'q2']), lesson('b')] },
  { id: 'm1', title: '', href: '', number: 'M1', lessons: [lesson('c'), lesson('d')] },
]

let clock = 0
function answered(lessonId: string, subjectId = `q-${lessonId}`, right = true): RecordedEvent {
  const occurredAt = new Date(clock++ * 60_000).toISOString()
  const payload = { answer: { kind: 'single' as const, choice: 0 } }
  const about = { eventId: `e${clock}`, subjectId, lessonId, contentRev: 'r', localDay: '2026-11-22' }
  return { type: 'question_answered', ...about, payload, right, occurredAt }
}
const completed = (subjectId: string): RecordedEvent => ({
  type: 'lesson_completed',
  eventId: `c-${subjectId}`,
  subjectId,
})
const position = (...events: RecordedEvent[]) => {
  const { resume, next } = positionOf(modules, overview(fold(events)))
  return [resume?.id, next?.id]
}

describe('where a learner goes on', () => {
  it('begins with the first lesson', () => {
    expect(positionOf(modules, overview(emptyState))).toEqual({
      resume: undefined,
      next: modules[0]?.lessons[0],
    })
  })

  it('resumes the lesson of the latest answer and offers the one after it', () => {
    expect(position(answered('a'), answered('b'))).toEqual(['b', 'c'])
  })

  it('offers only the next once the latest lesson is complete', () => {
    expect(position(answered('b'), completed('b'))).toEqual([undefined, 'c'])
  })

  it('comes back to what was left out before', () => {
    expect(position(answered('d'), completed('d'), completed('c'))).toEqual([undefined, 'a'])
  })

  it('offers nothing when everything is complete', () => {
    expect(position(...['a', 'b', 'c', 'd'].flatMap((id) => [answered(id), completed(id)]))).toEqual([
      undefined,
      undefined,
    ])
  })

  it('does not stumble over a lesson that no longer exists', () => {
    expect(position(answered('gone'))).toEqual([undefined, 'a'])
  })

  it('counts a check that was right once, whatever came later', () => {
    const seen = overview(
      fold([answered('a', 'q1', true), answered('a', 'q1', false), answered('a', 'q2', false)]),
    )
    expect(rightChecks(lesson('a', ['q1', 'q2']), seen)).toBe(1)
  })
})

describe('the calendar of the last year', () => {
  it.each(['2026-11-22', '2026-11-23', '2024-02-29', '2027-01-01'])(
    'ends on %s, a week from Monday on',
    (end) => {
      const weeks = yearOf({ [end]: 3 }, end)
      expect(weeks).toHaveLength(53)
      expect(weeks.slice(0, -1).every(({ length }) => length === 7)).toBe(true)
      expect(new Date(weeks[0]?.[0]?.day ?? '').getUTCDay()).toBe(1)
      expect(weeks.flat().at(-1)).toEqual({ day: end, count: 3 })
    },
  )

  it('names each of the twelve months once or, at the ends, twice', () => {
    const months = monthStarts(yearOf({}, '2026-11-22')).map(({ month }) => month)
    expect(months).toEqual([
      '2025-12',
      ...Array.from({ length: 11 }, (_, m) => `2026-${String(m + 1).padStart(2, '0')}`),
    ])
  })

  it('today is the day of the device, not of Greenwich', () => {
    const now = new Date('2026-11-22T23:30:00Z')
    now.getTimezoneOffset = () => -60
    expect(today(now)).toBe('2026-11-23')
  })
})

describe('what to revisit', () => {
  it('names a lesson once, with the number of its questions and the one that was missed last', () => {
    const missed = [answered('a', 'q1', false), answered('c', 'q5', false), answered('a', 'q2', false)]
    const found = reopenedOf(modules, overview(fold(missed)))
    expect(found.map(({ lesson: { id }, question, count }) => [id, question, count])).toEqual([
      ['a', 'q2', 2],
      ['c', 'q5', 1],
    ])
  })

  it('leaves out lessons that are no more, and questions that were right the last time', () => {
    const events = [answered('gone', 'q9', false), answered('a', 'q1', false), answered('a', 'q1', true)]
    expect(reopenedOf(modules, overview(fold(events)))).toEqual([])
  })
})
