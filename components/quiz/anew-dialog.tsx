import { useEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { useProgress } from '@/components/progress/use-progress'
import { answersOf, beginAnewDrafts } from '@/lib/progress/anew'
import './anew-dialog.css'

/** Asks before answers are taken back, naming how many, and says when it is done. */
export function AnewDialog({ lesson, onClose }: { lesson: string; onClose: () => void }) {
  const { state, status, record } = useProgress()
  const [taken, setTaken] = useState(0)
  const dialog = useRef<HTMLDialogElement>(null)
  const leave = useRef<HTMLButtonElement>(null)
  const count = answersOf(state, lesson).length

  useEffect(() => dialog.current?.showModal(), [])

  const begin = () => {
    setTaken(count)
    for (const draft of beginAnewDrafts(state, lesson)) record(draft)
    // The button that was pressed goes away.
    leave.current?.focus()
  }
  const close = () => dialog.current?.close()
  return createPortal(
    <dialog ref={dialog} className="asking" aria-labelledby="anew" onClose={onClose}>
      <h2 id="anew">Begin this lesson anew</h2>
      <p role="status">{taken > 0 ? `${answers(taken)} taken back.` : words(status, count)}</p>
      <p className="asking-acts">
        {taken === 0 && count > 0 && (
          <button type="button" className="button first" onClick={begin}>
            Take back {answers(count)}
          </button>
        )}
        <button ref={leave} type="button" className="button" onClick={close}>
          {taken === 0 && count > 0 ? 'Leave all as it is' : 'Close'}
        </button>
      </p>
    </dialog>,
    document.body,
  )
}

const answers = (count: number) => `${count} ${count === 1 ? 'answer' : 'answers'}`

function words(status: string, count: number): string {
  if (count > 0)
    return `${answers(count)} in this lesson will no longer show, on any of your devices. A lesson that is complete stays complete.`
  if (status === 'loading') return 'Loading what you have answered.'
  if (status === 'failed') return 'The server could not be asked what you have answered. Try again later.'
  return 'You have answered nothing in this lesson yet, so there is nothing to take back.'
}
