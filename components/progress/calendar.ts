import { writtenDate } from '@/lib/dates'

const dayLength = 24 * 60 * 60 * 1000

export type Day = { day: string; count: number }

/** The device’s own calendar day, YYYY-MM-DD. */
export const today = (now = new Date()) =>
  new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10)

/** “25 November 2026, 14:05”, by the clock of this device. */
export const writtenMoment = (moment: Date) =>
  `${writtenDate(today(moment))}, ${moment.toTimeString().slice(0, 5)}`

/** 53 weeks of seven days from Monday on, the last holding `end`; days after `end` are left out. */
export function yearOf(activity: Record<string, number>, end: string): Day[][] {
  const last = Date.parse(end)
  const weekday = (new Date(last).getUTCDay() + 6) % 7
  const first = last - (52 * 7 + weekday) * dayLength
  const days = Array.from({ length: 52 * 7 + weekday + 1 }, (_, index) => {
    const day = new Date(first + index * dayLength).toISOString().slice(0, 10)
    return { day, count: activity[day] ?? 0 }
  })
  return Array.from({ length: 53 }, (_, week) => days.slice(week * 7, week * 7 + 7))
}

/** Index of each week in which a month begins, with that month as YYYY-MM. */
export const monthStarts = (weeks: Day[][]) =>
  weeks.flatMap((week, index) => {
    const first = week.find(({ day }) => day.endsWith('-01'))
    return first ? [{ week: index, month: first.day.slice(0, 7) }] : []
  })
