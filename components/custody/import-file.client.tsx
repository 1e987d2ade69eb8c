'use client'

import { refusedWords } from '@/components/outbox/entry-words'
import { SaveProblem } from '@/components/progress/save-problem'
import { useProgress } from '@/components/progress/use-progress'
import { counted } from './amount-words'
import { type Looked, useImport, type Way } from './use-import'

const entries = (count: number) => counted(count, 'entry', 'entries')

/** Brings back what was carried away. Nothing is there twice, however often a file is imported. */
export function ImportFile() {
  const { looked, way, problem, look, take } = useImport(useProgress())
  return (
    <div className="search-form needs-js">
      <label htmlFor="import">Import a file that was downloaded here</label>
      <div>
        <input
          id="import"
          className="field"
          type="file"
          accept="application/json,.json"
          onChange={({ target }) => target.files?.[0] && void look(target.files[0])}
        />
      </div>
      {problem && (
        <p className="save-problem" role="alert">
          <b>Not imported.</b> {problem}
        </p>
      )}
      <div role="status">
        {looked && <p>{lookedWords(looked)}</p>}
        {way && <p>{wayWords(way)}</p>}
      </div>
      {looked && looked.fresh.length > 0 && !way && (
        <p className="acts">
          <button type="button" className="button first" onClick={take}>
            {`Import ${entries(looked.fresh.length)}`}
          </button>
        </p>
      )}
      {way && <Refused way={way} />}
      {way && way.waiting > 0 && <SaveProblem />}
    </div>
  )
}

function lookedWords({ fresh, known, found }: Looked): string {
  if (fresh.length + known + found === 0) return 'The file holds no entries.'
  const parts = [
    `The file holds ${entries(fresh.length + known)}`,
    `${fresh.length} new`,
    `${known} already there`,
    ...(found > 0 ? [`${counted(found, 'completion')} that follow from them`] : []),
  ]
  return `${parts[0]}: ${parts.slice(1).join(', ')}.`
}

function wayWords({ total, waiting, refused }: Way): string {
  if (waiting > 0) return `${total - waiting} of ${entries(total)} sent.`
  return `${total - refused.length} added, ${refused.length} not accepted.`
}

/** Reasons, each with how many entries it kept out. */
function Refused({ way: { refused } }: { way: Way }) {
  const reasons = [...new Set(refused.map((item) => item.refused ?? 'malformed'))]
  if (reasons.length === 0) return null
  return (
    <ul>
      {reasons.map((reason) => (
        <li key={reason}>
          {entries(refused.filter((item) => item.refused === reason).length)}: {refusedWords[reason]}{' '}
          <a href="/outbox">Look at what was not accepted</a>
        </li>
      ))}
    </ul>
  )
}
