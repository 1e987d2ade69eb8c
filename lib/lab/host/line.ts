import { limits } from '../limits'
import { readLogs, readQueries, readText } from '../message'
import type { LogLine, Query } from '../runtime'

/** What came of a call: the worker’s own words, unread, or why there are none; and the output that came before. */
export type Outcome = {
  result?: unknown
  /** The answer is good, but the worker should give no other. */
  spoilt?: boolean
  failure?: { kind: 'timeout' | 'stopped' | 'sandbox'; message: string }
  logs: LogLine[]
  queries: Query[]
}
type Failed = NonNullable<Outcome['failure']>

/** One call at a time to a worker that may say anything, at any time, any number of times. */
export type Line = {
  call(op: string, argument: unknown, timeoutMs: number): Promise<Outcome>
  /** Ends the call that waits, if one does. */
  fail(failure: Failed): void
  close(): void
}

/** Output comes in handfuls; a worker that sends more messages than this within one call is no longer listened to. */
const mostMessages = 2000

type Waiting = Outcome & { id: number; settle(outcome: Omit<Outcome, 'logs' | 'queries'>): void }

export function openLine(port: MessagePort): Line {
  let waiting: Waiting | undefined
  let last = 0
  let heard = 0

  const fail = (failure: Failed) => waiting?.settle({ failure })
  port.onmessage = ({ data }) => {
    heard += 1
    if (heard > mostMessages) {
      port.close()
      return fail({ kind: 'sandbox', message: 'The program sent more messages than anybody could read.' })
    }
    const message: Record<string, unknown> = data ?? {}
    if (!waiting) return
    if (message.id === waiting.id && message.altered === true)
      return fail({ kind: 'sandbox', message: 'A program had changed what JavaScript consists of.' })
    if (message.id === waiting.id)
      return waiting.settle({ result: message.result, spoilt: message.spoilt === true })
    add(waiting.logs, readLogs(message.logs), limits.logLines)
    add(waiting.queries, readQueries(message.queries), limits.queries)
  }
  return {
    call: (op, argument, timeoutMs) =>
      new Promise((resolve) => {
        last += 1
        heard = 0
        const late = () =>
          fail({
            kind: 'timeout',
            message: `No answer within ${timeoutMs / 1000} s: the program was stopped.`,
          })
        const timer = setTimeout(late, timeoutMs)
        const logs: LogLine[] = []
        const queries: Query[] = []
        const settle = (outcome: Omit<Outcome, 'logs' | 'queries'>) => {
          clearTimeout(timer)
          waiting = undefined
          resolve({ ...outcome, logs, queries })
        }
        waiting = { id: last, logs, queries, settle }
        port.postMessage({ id: last, op, argument })
      }),
    fail,
    close: () => {
      port.close()
      fail({ kind: 'stopped', message: 'The program was stopped.' })
    },
  }
}

function add<T>(to: T[], more: T[], most: number) {
  to.push(...more.slice(0, Math.max(0, most - to.length)))
}

/** Resolves when the worker has started; rejects with what it said when it could not. */
export function started(port: MessagePort, patienceMs: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const late = () => reject(new Error('The worker did not start in time.'))
    const timer = setTimeout(late, patienceMs)
    port.onmessage = ({ data }) => {
      clearTimeout(timer)
      if (data?.ready === true) resolve()
      else reject(new Error(readText(data?.broken) || 'The worker did not start.'))
    }
  })
}
