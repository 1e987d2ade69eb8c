import type { ReactNode } from 'react'
import { writtenDate } from '@/lib/dates'
import { type Day, monthStarts, today, yearOf } from './calendar'

/** Side of a day’s square in the drawing’s own units. */
const unit = 12

/** Answers of the last 53 weeks: a dot per day, its size the number of answers; the same as a table behind it. */
export function Activity({ activity }: { activity: Record<string, number> }) {
  const weeks = yearOf(activity, today())
  const busy = weeks.flat().filter(({ count }) => count > 0)
  const answers = busy.reduce((sum, { count }) => sum + count, 0)
  return (
    <>
      <p className="note">
        {counted(answers, 'answer')} on {counted(busy.length, 'day')}.
      </p>
      <Year>
        {monthStarts(weeks).map(({ week, month }) => (
          <text key={month} x={week * unit} y="9">
            {writtenDate(month).slice(0, 3)}
          </text>
        ))}
        {weeks.map((week, index) =>
          week.map(
            ({ day, count }, weekday) => count > 0 && <Busy key={day} at={[index, weekday]} count={count} />,
          ),
        )}
      </Year>
      <ActivityTable days={busy.toReversed()} />
    </>
  )
}

/** The same in size, before anything is known. Server and browser draw it alike, whatever day it is. */
export function EmptyActivity({ words }: { words: string }) {
  return (
    <>
      <p className="note">{words}</p>
      <Year />
      <details>
        <summary>The same as a table</summary>
      </details>
    </>
  )
}

function Year({ children }: { children?: ReactNode }) {
  return (
    <div className="activity-box">
      <svg className="activity" viewBox={`0 0 ${53 * unit} ${8.5 * unit}`} aria-hidden="true">
        <path d={everyDay} />
        {children}
      </svg>
    </div>
  )
}

const across = (week: number) => (week + 0.5) * unit
const down = (weekday: number) => (weekday + 1.5) * unit

/** Every day as a point; the line’s round cap draws it. */
const everyDay = Array.from(
  { length: 53 * 7 },
  (_, day) => `M${across(Math.floor(day / 7))} ${down(day % 7)}h0`,
).join('')

const Busy = ({ at: [week, weekday], count }: { at: [number, number]; count: number }) => (
  <circle cx={across(week)} cy={down(weekday)} r={Math.min(5.5, 2.5 + Math.sqrt(count) * 0.75)} />
)

const ActivityTable = ({ days }: { days: Day[] }) => (
  <details>
    <summary>The same as a table</summary>
    <table className="plain">
      <caption>Days with answers, newest first</caption>
      <thead>
        <tr>
          <th scope="col">Day</th>
          <th scope="col">Answers</th>
        </tr>
      </thead>
      <tbody>
        {days.map(({ day, count }) => (
          <tr key={day}>
            <td>{writtenDate(day)}</td>
            <td>{count}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </details>
)

const counted = (count: number, one: string) => `${count} ${one}${count === 1 ? '' : 's'}`
