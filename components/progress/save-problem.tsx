import { saveProblem } from './save-words'
import { useProgress } from './use-progress'

/**
 * Why something is not saved, what to do, and a way to try at once, unless the page lists what waits and has its own.
 * Announced, since nobody waits for it.
 */
export function SaveProblem({ isListed }: { isListed?: boolean }) {
  const { outbox, retry } = useProgress()
  const problem = saveProblem(outbox)
  return (
    <div role="status">
      {problem && (
        <p className="save-problem">
          <b>Not saved yet.</b> {problem} {!isListed && <Onwards onSend={retry} />}
        </p>
      )}
    </div>
  )
}

const Onwards = ({ onSend }: { onSend: () => void }) => (
  <>
    <a href="/outbox">What waits</a>{' '}
    <button type="button" className="button" onClick={onSend}>
      Send again
    </button>
  </>
)
