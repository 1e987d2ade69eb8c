import type { LearnerState } from './fold'

/** The calendar day of a moment, `YYYY-MM-DD`, in an IANA time zone; in the device's own where none is given or it is unknown. */
export function dayIn(zone: string | null, moment: Date): string {
  // Swedish writes dates as ISO 8601 does.
  try {
    return moment.toLocaleDateString('sv', zone ? { timeZone: zone } : {})
  } catch {
    return moment.toLocaleDateString('sv')
  }
}

/** The zone that the learner chose; null for that of the device. */
export function zoneOf({ settings }: LearnerState): string | null {
  const zone = settings.time_zone?.value
  return typeof zone === 'string' ? zone : null
}

/** Answers given on the learner's day that `now` is in, those included that were taken back since. */
export function answersToday(state: LearnerState, now: Date): number {
  const zone = zoneOf(state)
  const today = dayIn(zone, now)
  const attempts = Object.values(state.questions).flatMap((question) => Object.values(question.attempts))
  // A clock that ran ahead does not save answers up for tomorrow.
  const days = attempts.map(({ at }) => dayIn(zone, new Date(Math.min(Date.parse(at), now.getTime()))))
  return days.filter((day) => day === today).length
}
