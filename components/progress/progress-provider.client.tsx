'use client'

import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useFollowingChoices } from '@/components/settings/use-following-choices'
import { useLeaving } from './leaving'
import type { Door } from './outbox-state'
import { useLearner } from './use-learner'
import { ProgressContext } from './use-progress'

type Props = {
  /** The server action `recordProgressAction`; handed in, since components know no commands. */
  record: Door
  children: ReactNode
}

/** Reads the learner’s state after paint, keeps new answers, and tells both to everything below. */
export function ProgressProvider({ record, children }: Props) {
  const [client] = useState(() => new QueryClient())
  return (
    <QueryClientProvider client={client}>
      <Learner record={record}>{children}</Learner>
    </QueryClientProvider>
  )
}

function Learner({ record, children }: Props) {
  const progress = useLearner(record)
  useFollowingChoices(progress)
  useLeaving()
  return <ProgressContext value={progress}>{children}</ProgressContext>
}
