import 'server-only'
import { subscribe } from 'node:diagnostics_channel'
import type { ServerResponse } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { closeDatabase } from '@/lib/db/db'
import { env } from '@/lib/env'
import { log } from '@/lib/log'

/** A body may take ten seconds to arrive and the database six to answer. */
const longestRequestMs = 17_000
/** For the database to close when requests took all their time. */
const closingMs = 2_000

/** Milliseconds from SIGTERM to the exit at most; whoever stops us must wait longer before SIGKILL. */
export const longestStopMs = (drainMs: number): number => drainMs + longestRequestMs + closingMs

type State = { isInstalled: boolean; isStopping: boolean }

/** On globalThis, since bundles and hot reload hold several copies of this module and the process is one. */
const shared = globalThis as { serversideShutdown?: State }
shared.serversideShutdown ??= { isInstalled: false, isStopping: false }
const state = shared.serversideShutdown

/** Whether the process was asked to stop. Readiness says so before the socket closes. */
export const isStopping = (): boolean => state.isStopping

/**
 * Takes over the signals that stop us: not ready first, a pause in which the load balancer notices, then Next ends what
 * is in flight, and behind the last request the database closes.
 * Next has no hook for this (`NEXT_MANUAL_SIG_HANDLE` hands over the signals, yet not its server), so its own
 * listeners, set before instrumentation runs (next/dist/server/lib/start-server.js), are kept and called later.
 */
export function installShutdown(): void {
  if (state.isInstalled) return
  state.isInstalled = true
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    const listeners = process.listeners(signal)
    process.removeAllListeners(signal)
    process.on(signal, () => void stop(signal, listeners))
  }
}

async function stop(signal: NodeJS.Signals, listeners: NodeJS.SignalsListener[]) {
  // A terminal sends Ctrl-C to every process of its group, and `npm start` passes it on: it may come twice.
  if (state.isStopping) return
  state.isStopping = true
  log.info({ signal }, 'stopping')
  const deadline = Date.now() + longestStopMs(env.shutdownDrainMs)
  hangUpAfterEachAnswer()
  if (signal === 'SIGTERM' && env.isProduction) await sleep(env.shutdownDrainMs)
  const leave = leaveBehindTheDatabase(deadline)
  setTimeout(leave, longestRequestMs).unref()
  if (listeners.length === 0) leave()
  for (const listener of listeners) listener(signal)
}

/** A connection that a proxy keeps busy would keep us until we are cut off in the middle of an answer. */
function hangUpAfterEachAnswer() {
  subscribe('http.server.request.start', (message) => {
    const { response } = message as { response: ServerResponse }
    response.shouldKeepAlive = false
  })
}

/** Next's listener ends in `process.exit` after the last answer; from here on that closes the database first. */
function leaveBehindTheDatabase(deadline: number) {
  const exit = process.exit.bind(process)
  const leave = (code?: number | string | null) => {
    closeDatabase(Math.max(0, deadline - Date.now()))
      .catch((error) => log.error({ err: error }, 'the database did not close'))
      // Next would exit with 128 + signal; for whoever asked a server to stop, a clean stop is a success.
      .finally(() => exit(env.isProduction ? 0 : code))
  }
  process.exit = leave as typeof process.exit
  return () => leave(0)
}
