'use client'

import { refusedWords } from '@/components/outbox/entry-words'
import { SaveProblem } from '@/components/progress/save-problem'
import { useProgress } from '@/components/progress/use-progress'
import { entries, lookedWords, wayWords } from './import-words'
import { useImport, type Way } from './use-import'

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
