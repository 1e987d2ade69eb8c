import { useEffect, useRef } from 'react'
import type { ClaimedView } from '@/lib/custody/schema'
import { counted } from './amount-words'
import { problemWords } from './problem-words'
import type { Decided } from './use-arrival'

/** What a decision changed, and the way on. Takes the focus, since the button that led here is gone. */
export function Outcome({ done, to }: { done: Decided; to: string }) {
  const words = useRef<HTMLParagraphElement>(null)
  useEffect(() => words.current?.focus(), [])
  return (
    <div className="outcome">
      <p ref={words} role="status" tabIndex={-1}>
        {outcomeWords(done)}
      </p>
      <p>
        <a className="button first" href={to}>
          Go on
        </a>
      </p>
    </div>
  )
}

function outcomeWords(done: Decided): string {
  if (done.what === 'discarded') return 'It was thrown away. Your account is as it was.'
  if (done.what === 'elsewhere') return problemWords.nothing_there
  return addedWords(done.claimed, done.sent)
}

/** `claimed` is null when only the device had something; `sent`: how much of that there was. */
export function addedWords(claimed: ClaimedView | null, sent: number): string {
  const completed = claimed?.completed.length ?? 0
  return [
    claimed ? claimedWords(claimed) : 'It was added to your account.',
    completed > 0 && counted(completed, 'more lesson is complete.', 'more lessons are complete.'),
    sent > 0 && `${counted(sent, 'entry', 'entries')} that had not been sent will follow now.`,
  ]
    .filter(Boolean)
    .join(' ')
}

function claimedWords({ moved, answers: { from, to } }: ClaimedView): string {
  if (moved === 0) return 'Your account had all of it already.'
  const added = to - from
  if (added === 0) return `${counted(moved, 'entry was', 'entries were')} added to your account.`
  const others = moved > added ? ' Everything else was added, too.' : ''
  return `${counted(added, 'answer was', 'answers were')} added to your account: it had ${from} and has ${to} now.${others}`
}
