'use client'

import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
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
  return <ProgressContext value={useLearner(record)}>{children}</ProgressContext>
}
