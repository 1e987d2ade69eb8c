import { type ReactNode, type RefObject, useId } from 'react'
import { offerFile } from '@/components/outbox/offer-file'
import { outboxFile } from '@/components/progress/device-data'
import type { OutboxState } from '@/components/progress/outbox-state'
import type { Pending } from '@/components/progress/pending-store'
import { saveProblem } from '@/components/progress/save-words'
import { waitingWords } from './amount-words'

type Props = {
  dialog: RefObject<HTMLDialogElement | null>
  waiting: readonly Pending[]
  outbox: OutboxState
  /** What the button that led here says. */
  words: string
  problem: string
  onSend: () => void
  onLeave: () => void
}

/** What would be lost by signing out, and what can be done about it. Escape stays. */
export function Unsent({ dialog, waiting, outbox, words, problem, onSend, onLeave }: Props) {
  const heading = useId()
  const stay = () => dialog.current?.close()
  const many = waiting.length > 1
  return (
    <dialog ref={dialog} className="ask" aria-labelledby={heading}>
      {waiting.length === 0 ? (
        <>
          <h2 id={heading}>Everything is sent</h2>
          <Acts>
            <Act words={words} onPress={onLeave} first />
            <Act words="Stay" onPress={stay} />
          </Acts>
        </>
      ) : (
        <>
          <h2 id={heading}>{`${waitingWords(waiting)} ${many ? 'are' : 'is'} not sent yet`}</h2>
          <p>{`${many ? 'They are' : 'It is'} kept in this browser alone. Signing out removes everything of yours from it.`}</p>
          <p className="note" role="status">
            {problem || saveProblem(outbox)}
          </p>
          <Acts>
            <Act words="Send now" onPress={onSend} first />
            <Act
              words={many ? 'Download them' : 'Download it'}
              onPress={() => offerFile('serverside-outbox', outboxFile(waiting))}
            />
            <Act words={`${words} and lose ${many ? 'them' : 'it'}`} onPress={onLeave} />
            <Act words="Stay" onPress={stay} />
          </Acts>
        </>
      )}
    </dialog>
  )
}

const Acts = ({ children }: { children: ReactNode }) => <div className="acts">{children}</div>

const Act = ({ words, onPress, first }: { words: string; onPress: () => void; first?: boolean }) => (
  <button type="button" className={first ? 'button first' : 'button'} onClick={onPress}>
    {words}
  </button>
)
