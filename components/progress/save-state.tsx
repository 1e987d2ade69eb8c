import { savedWhere, savedWords } from './save-words'
import { useProgress } from './use-progress'

/** Where the latest answers are, in a word and a shape; nothing before the first answer. */
export function SaveState() {
  const where = savedWhere(useProgress().outbox)
  return (
    <span className="saved" data-saved={where}>
      {where !== 'idle' && savedWords[where]}
    </span>
  )
}
