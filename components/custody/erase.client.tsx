'use client'

import { type FormEvent, useActionState, useState } from 'react'
import { dropOwner } from '@/components/progress/device-data'
import { useProgress } from '@/components/progress/use-progress'
import type { CustodyError, Receipt } from '@/lib/custody/schema'
import { cacheNames } from '@/lib/offline/keep'
import type { Result } from '@/lib/result'
import { forget } from './forget'
import { problemWords } from './problem-words'
import { ReceiptCard } from './receipt-card'

type Props = {
  /** Null when the server has nothing of this browser. */
  learner: string | null
  erase: () => Promise<Result<Receipt, CustodyError>>
}

const word = 'delete'

/** Deletes everything after a word was typed, then shows what was deleted. Works without JavaScript, too. */
export function Erase({ learner, erase }: Props) {
  // The action renders the page anew, and then there is nothing any more.
  const [isEmpty] = useState(learner === null)
  const { retry } = useProgress()
  const [told, form] = useActionState(erase, null)
  const [erased, setErased] = useState<typeof told>(null)
  const [isLost, setLost] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const done = erased ?? told

  const act = async (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    const result = await erase().catch(() => null)
    setLost(result === null)
    if (result?.ok) await clean(result.value)
    setErased(result)
    setBusy(false)
    await retry()
  }
  if (done?.ok) return <ReceiptCard receipt={done.value} />
  if (isEmpty) return <p>The server keeps nothing of you: there is nothing to delete.</p>
  const problem = isLost ? 'unreachable' : done?.error.code
  return (
    <form className="custody" action={form} onSubmit={act}>
      {problem && (
        <p className="save-problem" role="alert">
          <b>Not deleted.</b> {problemWords[problem]}
        </p>
      )}
      <label htmlFor="word">{`Type “${word}” to say that you mean it`}</label>
      <input
        id="word"
        className="field"
        name="word"
        pattern={`\\s*${word}\\s*`}
        title={`The word ${word}`}
        autoComplete="off"
        autoCapitalize="none"
        required
      />
      <p className="acts">
        <button type="submit" className="button first" disabled={isBusy}>
          Delete everything
        </button>
        <a href="/settings#data">Keep it</a>
      </p>
    </form>
  )
}

/** What this browser holds of them goes as well; pages kept for reading tell what was read. */
async function clean({ learner, account }: Receipt) {
  if (!account) await dropOwner(null)
  await forget(learner)
  const names = await cacheNames().catch(() => [])
  for (const name of names) await caches.delete(name)
}
