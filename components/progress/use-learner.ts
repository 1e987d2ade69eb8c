import { useQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import { answeredEvent, newEventId } from '@/lib/progress/event'
import { emptyState, fold, type LearnerState, merge } from '@/lib/progress/fold'
import { localDay } from '@/lib/progress/local-day'
import { ownItems } from './batch'
import { actionFirst, replay } from './doors'
import { Outbox } from './outbox'
import { type Door, emptyOutbox } from './outbox-state'
import { localPendingStore, type Pending } from './pending-store'
import { type Given, type Person, type Progress, unknownPerson } from './use-progress'

/** What GET /api/progress tells, and when it was asked. */
type Told = Person & { learner: string | null; state: LearnerState; asked: number }

const queryKey = ['progress']

async function askServer({ signal }: { signal: AbortSignal }): Promise<Told> {
  const asked = performance.now()
  const response = await fetch('/api/progress', { signal })
  if (!response.ok) throw new Error(`GET /api/progress: ${response.status}`)
  return { ...(await response.json()), asked }
}

/** The one place where what the server told and what is on its way become the learner’s state. */
export function useLearner(action: Door): Progress {
  const [{ outbox, store }] = useState(() => createOutbox(action))
  const waiting = useSyncExternalStore(outbox.subscribe, outbox.state, () => emptyOutbox)
  const told = useQuery({ queryKey, queryFn: askServer, staleTime: 60_000, retry: 2 })

  useEffect(() => {
    void outbox.start()
    const flush = () => void outbox.flush()
    addEventListener('online', flush)
    return () => {
      removeEventListener('online', flush)
      outbox.stop()
    }
  }, [outbox])

  const { data } = told
  useEffect(() => {
    if (data) outbox.learnerIs(data.learner, data.asked)
  }, [outbox, data])

  const server = data?.state ?? emptyState
  const person = data ?? unknownPerson
  const state = useMemo(
    () => merge(server, merge(waiting.confirmed, fold(ownItems(waiting).map(({ record }) => record)))),
    [server, waiting],
  )
  return useMemo(
    () => ({
      status: told.isSuccess ? 'ready' : told.isError ? 'failed' : 'loading',
      state,
      outbox: waiting,
      account: person.account,
      offersAccounts: person.offersAccounts,
      record: async (given: Given) =>
        outbox.add(await pendingOf(given, outbox.state().learner ?? null, store.nextDevice())),
      retry: () => {
        void outbox.flush()
        void told.refetch()
      },
    }),
    [told.isSuccess, told.isError, told.refetch, state, waiting, person, outbox, store],
  )
}

function createOutbox(action: Door) {
  const store = localPendingStore(newEventId)
  return { store, outbox: new Outbox({ store, action: actionFirst(action), replay }) }
}

/** The event of an answer, and the record that the server will probably make of it. */
async function pendingOf(
  { question, lesson, rev, answer, right }: Given,
  learner: string | null,
  device: Promise<{ id: string; seq: number }>,
): Promise<Pending> {
  const event = answeredEvent({ question, rev, answer, device: await device })
  const { eventId, occurredAt } = event
  return {
    event,
    learner,
    record: {
      type: 'question_answered',
      eventId,
      subjectId: question,
      lessonId: lesson,
      contentRev: rev,
      payload: { answer },
      right,
      occurredAt,
      localDay: localDay(event, new Date(occurredAt)),
    },
  }
}
