import { saveProblem } from './save-words'
import { useProgress } from './use-progress'

/** Why something is not saved, what to do, and a way to try at once. Announced, since nobody waits for it. */
export function SaveProblem() {
  const { outbox, retry } = useProgress()
  const problem = saveProblem(outbox)
  return (
    <div role="status">
      {problem && (
        <p className="save-problem">
          <b>Not saved yet.</b> {problem} <a href="/outbox">What waits</a>{' '}
          <button type="button" className="button" onClick={retry}>
            Send again
          </button>
        </p>
      )}
    </div>
  )
}
