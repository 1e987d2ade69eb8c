type Moment = { occurredAt: string; tzOffsetMin: number }

/**
 * The learner's own calendar day of an event, `YYYY-MM-DD`. A clock that runs ahead is held back to the day on which
 * the event was received, so that no streak reaches into the future; a clock that runs late is believed.
 */
export function localDay({ occurredAt, tzOffsetMin }: Moment, receivedAt: Date): string {
  const moment = Math.min(Date.parse(occurredAt), receivedAt.getTime())
  return new Date(Math.max(0, moment + tzOffsetMin * 60_000)).toISOString().slice(0, 10)
}
