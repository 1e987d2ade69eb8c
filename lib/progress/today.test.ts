import { describe, expect, it } from 'vitest'
import { emptyState, type LearnerState } from './fold'
import { answersToday, dayIn } from './today'

const answeredAt = (zone: string | null, ...moments: string[]): LearnerState => ({
  ...emptyState,
  settings: zone ? { time_zone: { value: zone, at: '2026-01-01T00:00:00.000Z', eventId: 'z' } } : {},
  questions: {
    qst_aaaaaaaa: {
      attempts: Object.fromEntries(moments.map((at) => [at, { at, day: at.slice(0, 10), right: true }])),
      last: { eventId: 'a', at: '', lesson: 'l', rev: 'r', right: true, answer: null },
    },
  },
})

describe('answers of today', () => {
  const now = new Date('2026-03-01T03:00:00Z')

  it('are counted by the day of the learner’s own time zone', () => {
    const moments = ['2026-02-28T23:30:00.000Z', '2026-03-01T02:00:00.000Z'] as const
    expect(answersToday(answeredAt('Europe/Berlin', ...moments), now)).toBe(2)
    expect(answersToday(answeredAt('UTC', ...moments), now)).toBe(1)
    expect(answersToday(answeredAt('America/New_York', ...moments), now)).toBe(2)
    expect(answersToday(answeredAt('Pacific/Kiritimati', '2026-02-28T09:00:00.000Z'), now)).toBe(0)
  })

  it('include those of a clock that runs ahead, and each only once it is given', () => {
    expect(answersToday(answeredAt('UTC', '2027-01-01T00:00:00.000Z'), now)).toBe(1)
    expect(answersToday(answeredAt('UTC'), now)).toBe(0)
  })

  it('are counted by the device’s day where the browser does not know the zone', () => {
    expect(dayIn('Europe/Atlantis', now)).toBe(dayIn(null, now))
  })
})
