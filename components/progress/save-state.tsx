import { savedWhere, savedWords } from './save-words'
import { useProgress } from './use-progress'

/** Where the latest things are, in a word and a shape; nothing before the first. What waits can be looked at. */
export function SaveState() {
  const { outbox } = useProgress()
  const where = savedWhere(outbox)
  const words = savedWords(outbox)
  const isOpen = outbox.problem !== null || where === 'attention' || where === 'no'
  return (
    <span className="saved" data-saved={where}>
      {isOpen && where !== 'server' && words ? <a href="/outbox">{words}</a> : words}
    </span>
  )
}
