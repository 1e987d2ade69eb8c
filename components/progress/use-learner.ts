import { useQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import { type Draft, eventOf, newEventId, recordOf } from '@/lib/progress/event'
import { emptyState, type LearnerState, merge } from '@/lib/progress/fold'
import { localDay } from '@/lib/progress/local-day'
import { ownItems } from './batch'
import { foldItems } from './confirmed'
import { actionFirst, replay } from './doors'
import { Outbox } from './outbox'
import { type Door, emptyOutbox } from './outbox-state'
import { now } from './pauses'
import type { Pending } from './pending-store'
import { sleepingStore } from './sleeping-store'
import { alone, otherTabs } from './tabs'
import { type Given, type Person, type Progress, unknownPerson } from './use-progress'

/** What GET /api/progress tells, and when it was asked. */
type Told = Person & { learner: string | null; state: LearnerState; asked: number }

const queryKey = ['progress']

async function askServer({ signal }: { signal: AbortSignal }): Promise<Told> {
  const asked = now()
  const response = await fetch('/api/progress', { signal })
  if (!response.ok) throw new Error(`GET /api/progress: ${response.status}`)
  return { ...(await response.json()), asked }
}

/** The one place where what the server told and what is on its way become the learner’s state. */
export function useLearner(action: Door): Progress {
  const [{ outbox, store, keep }] = useState(() => createOutbox(action))
  const waiting = useSyncExternalStore(outbox.subscribe, outbox.state, () => emptyOutbox)
  const told = useQuery({ queryKey, queryFn: askServer, staleTime: 60_000, retry: 2 })
  const { data, refetch } = told

  useEffect(() => awake(outbox), [outbox])
  useEffect(() => atFirstTouch(store.wake), [store])
  useEffect(() => {
    if (data) void outbox.told({ ...data, signedIn: Boolean(data.account) })
  }, [outbox, data])

  // Somebody else came, on this page or in another tab: nothing is shown of who was here before.
  const isOthers = data?.learner && waiting.learner !== undefined && data.learner !== waiting.learner
  useEffect(() => {
    const { learner } = outbox.state()
    if (isOthers && data.learner !== learner) void refetch()
  }, [outbox, isOthers, data, refetch])

  const isAway = told.isPaused || told.failureCount > 0
  const remembered = !data && isAway ? waiting.here : null
  const known = isOthers ? undefined : (data ?? remembered)?.state
  const state = useMemo(
    () => merge(known ?? emptyState, merge(waiting.confirmed, foldItems(ownItems(waiting)))),
    [known, waiting],
  )
  const status = data
    ? 'ready'
    : remembered
      ? 'remembered'
      : isAway && !told.isFetching
        ? 'failed'
        : 'loading'
  const { account, offersAccounts } = (!isOthers && data) || unknownPerson
  return useMemo(
    () => ({
      status,
      state,
      account,
      offersAccounts,
      outbox: waiting,
      ...keep,
      retry: async () => {
        await Promise.all([outbox.sendNow(), refetch()])
      },
    }),
    [status, state, account, offersAccounts, waiting, keep, outbox, refetch],
  )
}

/** Sends when there is hope: at once, with the connection, and when the page is looked at again. */
function awake(outbox: Outbox) {
  const waking = new AbortController()
  const wake = () => {
    if (!document.hidden) void outbox.refresh()
  }
  void outbox.start()
  addEventListener('online', wake, { signal: waking.signal })
  document.addEventListener('visibilitychange', wake, { signal: waking.signal })
  return () => {
    waking.abort()
    outbox.stop()
  }
}

/** Whoever touches a page may soon do something worth keeping, perhaps when the connection is gone. */
function atFirstTouch(act: () => void) {
  const listeners = new AbortController()
  const touched = () => {
    listeners.abort()
    act()
  }
  for (const type of ['pointerdown', 'keydown'])
    addEventListener(type, touched, { passive: true, signal: listeners.signal })
  return () => listeners.abort()
}

function createOutbox(action: Door) {
  const store = sleepingStore(newEventId)
  const outbox = new Outbox({ store, tabs: otherTabs(), alone, action: actionFirst(action), replay })
  const add = async (draft: Draft, graded?: { lessonId: string; right: boolean }) => {
    const at = new Date()
    const [device, owner] = await Promise.all([store.nextDevice(), outbox.owner()])
    const event = eventOf(draft, device, at)
    const record = recordOf(event, graded && { ...graded, localDay: localDay(event, at) })
    await outbox.add({ event, record, owner })
  }
  const keep = {
    record: (draft: Draft) => void add(draft),
    answer: ({ question, lesson, rev, answer, right }: Given) =>
      void add(
        { type: 'question_answered', subjectId: question, contentRev: rev, payload: { answer } },
        { lessonId: lesson, right },
      ),
    dismiss: (item: Pending) => void outbox.dismiss(item),
  }
  return { outbox, store, keep }
}
