import { describe, expect, it } from 'vitest'
import { fold } from './fold'
import { overview } from './overview'
import type { RecordedEvent } from './record'

let made = 0
function answered(question: string, right: boolean, at: string, lesson = 'lsn_1'): RecordedEvent {
  const eventId = `00000000-0000-7000-8000-${String(++made).padStart(12, '0')}`
  const payload = { answer: { kind: 'single' as const, choice: right ? 0 : 1 } }
  const day = at.slice(0, 10)
  return {
    type: 'question_answered',
    eventId,
    subjectId: question,
    lessonId: lesson,
    contentRev: 'r',
    payload,
    right,
    occurredAt: at,
    localDay: day,
  }
}

describe('what pages show', () => {
  const events = [
    answered('q1', false, '2026-03-01T10:00:00.000Z'),
    answered('q1', true, '2026-03-01T11:00:00.000Z'),
    answered('q1', false, '2026-03-02T09:00:00.000Z'),
    answered('q2', false, '2026-03-02T10:00:00.000Z', 'lsn_2'),
    answered('q3', true, '2026-03-02T08:00:00.000Z', 'lsn_2'),
    {
      type: 'lesson_completed',
      eventId: '00000000-0000-8000-8000-000000000000',
      subjectId: 'lsn_3',
    } as const,
  ]
  const shown = overview(fold(events))

  it('counts attempts and keeps the first right answer although a later one was wrong', () => {
    expect(shown.lessons.lsn_1?.questions.q1).toMatchObject({
      attempts: 3,
      firstRightAt: '2026-03-01T11:00:00.000Z',
      latest: { right: false, at: '2026-03-02T09:00:00.000Z' },
    })
  })

  it('lists the questions whose latest answer was wrong, newest first', () => {
    expect(shown.toRevisit.map(({ question }) => question)).toEqual(['q2', 'q1'])
  })

  it('counts answers per local day', () => {
    expect(shown.activity).toEqual({ '2026-03-01': 2, '2026-03-02': 3 })
  })

  it('leads back to the lesson of the latest answer', () => {
    expect(shown.latestLesson).toBe('lsn_2')
  })

  it('shows a completed lesson although no answer of it is known', () => {
    expect(shown.lessons.lsn_3).toEqual({ completed: true, latestAt: null, questions: {} })
    expect(shown.lessons.lsn_1?.completed).toBe(false)
  })

  it('is empty for nobody', () => {
    expect(overview(fold([]))).toEqual({ lessons: {}, activity: {}, toRevisit: [], latestLesson: null })
  })
})
