import { useEffect, useState } from 'react'
import { dropOwner, reown, waitingOf } from '@/components/progress/device-data'
import { passDrafts } from '@/components/progress/kept-draft'
import type { Pending } from '@/components/progress/pending-store'
import type { Progress } from '@/components/progress/use-progress'
import type { Amount, ClaimedView, CustodyError, Receipt } from '@/lib/custody/schema'
import { failed, type Result } from '@/lib/result'

export type ArrivalProps = {
  /** Where the person was going: a path of our own. */
  to: string
  account: Amount
  anonymous: Amount | null
  claim: () => Promise<Result<ClaimedView, CustodyError>>
  discard: () => Promise<Result<Receipt, CustodyError>>
}

export type Decided =
  /** `claimed` is null when only the device had something. `sent`: what had not been sent and follows now. */
  { what: 'added'; claimed: ClaimedView | null; sent: number } | { what: 'discarded' } | { what: 'elsewhere' }

type Problem = CustodyError['code'] | 'unreachable'

/** What waits on the device for a decision, and the decisions. The server decides first: without it nothing changes. */
export function useArrival(
  { to, account, anonymous, claim, discard }: ArrivalProps,
  { retry }: Pick<Progress, 'retry'>,
) {
  const [waiting, setWaiting] = useState<Pending[]>([])
  const [decided, setDecided] = useState<Decided | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [isBusy, setBusy] = useState(false)
  const [owners] = useState<(string | null)[]>(anonymous ? [null, anonymous.learner] : [null])

  useEffect(() => {
    const look = async () => {
      const found = (await Promise.all(owners.map(waitingOf))).flat()
      if (found.length === 0 && owners.length === 1) location.replace(to)
      setWaiting(found)
    }
    void look()
  }, [owners, to])

  async function decide<View>(
    act: () => Promise<Result<View, CustodyError>>,
    onDevice: (view: View | null) => Promise<Decided>,
  ) {
    setBusy(true)
    const done = anonymous ? await act().catch(() => failed({ code: 'unreachable' } as const)) : null
    if (done && !done.ok && done.error.code !== 'nothing_there') setProblem(done.error.code)
    else {
      const here = await onDevice(done?.ok ? done.value : null)
      // Another tab was faster, or an answer was lost: the device has followed all the same.
      setDecided(done && !done.ok ? { what: 'elsewhere' } : here)
    }
    setBusy(false)
    retry()
  }

  const add = () =>
    decide(claim, async (claimed) => {
      for (const owner of owners) {
        passDrafts(owner, account.learner)
        await reown(owner, account.learner)
      }
      return { what: 'added', claimed, sent: waiting.length }
    })
  const throwAway = () =>
    decide(discard, async () => {
      for (const owner of owners) await dropOwner(owner)
      return { what: 'discarded' }
    })
  return { waiting, decided, problem, isBusy, add, discard: throwAway }
}
