'use client'

import { type FormEvent, useRef, useState } from 'react'
import { waitingOf } from '@/components/progress/device-data'
import { useProgress } from '@/components/progress/use-progress'
import { forget } from './forget'
import { Unsent } from './unsent'

type Props = {
  /** Whose account it is. */
  learner: string
  action: '/api/sign-out' | '/api/account/sessions'
  words: string
  /** The way out that is meant most of the time. */
  first?: boolean
}

/** Ends a session and leaves nothing of its person in this browser; asks first while something is not sent yet. */
export function SignOut({ learner, action, words, first }: Props) {
  const { outbox, retry } = useProgress()
  const dialog = useRef<HTMLDialogElement>(null)
  const form = useRef<HTMLFormElement>(null)
  const [problem, setProblem] = useState('')
  const waiting = outbox.items.filter(({ owner }) => owner === learner)

  const leave = async () => {
    const body = new URLSearchParams(action === '/api/sign-out' ? {} : { id: 'all' })
    const answer = await fetch(action, { method: 'POST', body, redirect: 'manual' }).catch(() => null)
    // A redirect that is not followed has no status.
    if (!answer || answer.status >= 400) return setProblem(failure)
    await forget(learner)
    location.replace('/')
  }
  const ask = async (event: FormEvent) => {
    event.preventDefault()
    setProblem('')
    if (waiting.length + (await waitingOf(learner)).length > 0) dialog.current?.showModal()
    else await leave()
  }
  return (
    <form ref={form} action={action} method="post" onSubmit={ask}>
      {action === '/api/account/sessions' && <input type="hidden" name="id" value="all" />}
      <button type="submit" className={first ? 'button first' : 'button'}>
        {words}
      </button>
      {problem && (
        <p className="note" role="alert">
          {problem}
        </p>
      )}
      <Unsent
        dialog={dialog}
        words={words}
        onSend={retry}
        onLeave={leave}
        {...{ waiting, outbox, problem }}
      />
    </form>
  )
}

const failure = 'No connection to the server: you are still signed in. Try again when there is one.'
