'use client'

import { useActionState, useState } from 'react'
import { useProgress } from '@/components/progress/use-progress'
import { Pairs } from '@/components/ui/pairs'
import type { Amount } from '@/lib/custody/schema'
import { amountWords, counted, waitingWords } from './amount-words'
import { ArrivalChoices } from './arrival-choices'
import { Outcome } from './outcome'
import { type ArrivalProps, type Decided, useArrival } from './use-arrival'

/**
 * Asks what should become of what was done on this device before. With JavaScript it knows of what was never sent, too;
 * without it the forms go to the server by themselves.
 */
export function Arrival(props: ArrivalProps) {
  const { to, account } = props
  // An action renders the page anew, and then there is nothing on the server any more.
  const [anonymous] = useState(props.anonymous)
  const [claimed, claimForm] = useActionState(props.claim, null)
  const [discarded, discardForm] = useActionState(props.discard, null)
  const { waiting, decided, problem, isBusy, add, discard } = useArrival(
    { ...props, anonymous },
    useProgress(),
  )
  const done: Decided | null =
    decided ??
    (claimed?.ok ? { what: 'added', claimed: claimed.value, sent: 0 } : null) ??
    (discarded?.ok ? { what: 'discarded' } : null)
  if (done) return <Outcome done={done} to={to} />
  if (!anonymous && waiting.length === 0) return <GoOn to={to} />
  const here = anonymous ? [amountWords(anonymous)] : []
  if (waiting.length > 0) here.push(`${waitingWords(waiting)} not sent yet`)
  const failure = [claimed, discarded].find((result) => result && !result.ok)
  return (
    <>
      <Pairs
        data
        pairs={[
          { title: 'On this device', text: `${here.join(', and ')}.` },
          { title: 'In your account', text: `${amountWords(account)}.` },
        ]}
      />
      <ArrivalChoices
        forms={{ claim: claimForm, discard: discardForm }}
        problem={problem ?? (failure && !failure.ok ? failure.error.code : null)}
        {...{ to, isBusy, add, discard, amount: lost(anonymous, waiting.length) }}
      />
    </>
  )
}

/** How much would be thrown away. */
const lost = (anonymous: Amount | null, waiting: number) =>
  counted((anonymous ? anonymous.answers + anonymous.others : 0) + waiting, 'entry', 'entries')

/** Nothing is to be decided: the page goes on by itself as soon as the device was asked, which needs JavaScript. */
function GoOn({ to }: { to: string }) {
  return (
    <>
      <noscript>
        <meta httpEquiv="refresh" content={`0; url=${to}`} />
      </noscript>
      <p>
        <a className="button first" href={to}>
          Go on
        </a>
      </p>
    </>
  )
}
