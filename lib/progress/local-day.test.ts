import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { localDay } from './local-day'

const receivedAt = new Date('2026-03-29T12:00:00.000Z')
const day = (occurredAt: string, tzOffsetMin: number) => localDay({ occurredAt, tzOffsetMin }, receivedAt)

describe('the local day of an event', () => {
  it('is the day on the learner’s own calendar', () => {
    expect(day('2026-03-28T23:30:00.000Z', 60)).toBe('2026-03-29')
    expect(day('2026-03-29T01:00:00.000Z', -300)).toBe('2026-03-28')
  })

  it('reaches from UTC−12 to UTC+14', () => {
    expect(day('2026-03-29T11:59:00.000Z', -720)).toBe('2026-03-28')
    expect(day('2026-03-29T11:59:00.000Z', 840)).toBe('2026-03-30')
  })

  it('believes a clock that is ten years late', () => {
    expect(day('2016-03-29T12:00:00.000Z', 0)).toBe('2016-03-29')
  })

  it('never lies after the learner’s day of receipt, however wrong the clock', () => {
    const years = 10 * 365 * 24 * 3600 * 1000
    const clock = fc.integer({ min: -years, max: years })
    const offset = fc.integer({ min: -840, max: 840 })
    fc.assert(
      fc.property(clock, offset, (error, tzOffsetMin) => {
        const occurredAt = new Date(receivedAt.getTime() + error).toISOString()
        expect(day(occurredAt, tzOffsetMin) <= day(receivedAt.toISOString(), tzOffsetMin)).toBe(true)
      }),
    )
  })
})
