import type { FormEvent } from 'react'
import { problemWords } from './problem-words'

type Props = {
  to: string
  /** “14 entries”. */
  amount: string
  /** Where the forms go without JavaScript. */
  forms: { claim: () => void; discard: () => void }
  problem: keyof typeof problemWords | null
  isBusy: boolean
  add: () => void
  discard: () => void
}

const instead = (act: () => void) => (event: FormEvent) => {
  event.preventDefault()
  act()
}

/** Three ways, each with what it leads to. */
export function ArrivalChoices({ to, amount, forms, problem, isBusy, add, discard }: Props) {
  return (
    <>
      {problem && (
        <p className="save-problem" role="alert">
          <b>Not done.</b> {problemWords[problem]}
        </p>
      )}
      <ul className="ways-on">
        <li>
          <form action={forms.claim} onSubmit={instead(add)}>
            <button type="submit" className="button first" disabled={isBusy}>
              Add it to my account
            </button>
          </form>
          <p>Both become one, and you find it on every device where you sign in. It is done once.</p>
        </li>
        <li>
          <p>
            <a className="button" href={to}>
              Keep it apart
            </a>
          </p>
          <p>It stays on this device for when nobody is signed in. You are asked again next time.</p>
        </li>
        <li>
          <details>
            <summary className="button">Throw it away…</summary>
            <form action={forms.discard} onSubmit={instead(discard)}>
              <p>{`${amount} will be deleted here and on the server. This cannot be undone.`}</p>
              <button type="submit" className="button" disabled={isBusy}>
                Throw it away for good
              </button>
            </form>
          </details>
          <p>For a computer that others learned at, too. Your account stays as it is.</p>
        </li>
      </ul>
    </>
  )
}
