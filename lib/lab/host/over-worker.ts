import { failed, ok } from '../../result'
import { limits } from '../limits'
import { readHandled, readLoaded, readSqlAnswer, readSqlFailure, readText } from '../message'
import { defaultTimeoutMs, type Failure, type Loaded, type Program, type Runtime } from '../runtime'
import type { Worker } from './keep-worker'

/** Importing a language’s libraries, or filling 100,000 rows, may take a slow device this long. */
const loadTimeoutMs = 15_000
const sqlTimeoutMs = 10_000
/** What PostgreSQL itself says of a statement that somebody cancelled. */
const cancelled = '57014'

type Calls = Omit<Runtime, 'language' | 'boot' | 'dispose'>

/** The interface of a runtime over a worker that comes and goes: calls wait for their turn, and find the program loaded. */
export function overWorker(worker: Worker): Calls {
  const { inTurn, call, loadAgain, state } = keepLoaded(worker)
  return {
    load: (next) =>
      inTurn(() => {
        state.program = next
        return loadAgain()
      }),
    reset: () => inTurn(loadAgain),
    handle: (request, { timeoutMs = defaultTimeoutMs } = {}) =>
      inTurn(async () => {
        if (state.broken) return { failure: state.broken, logs: [], queries: [], ms: 0 }
        const begin = performance.now()
        const { failure, logs, queries, result } = await call('handle', request, timeoutMs)
        if (failure) return { failure, logs, queries, ms: performance.now() - begin }
        return readHandled(result, logs, queries)
      }),
    sql: (text, { timeoutMs = sqlTimeoutMs } = {}) =>
      inTurn(async () => {
        const { failure, result } = await call('sql', text, timeoutMs)
        if (!failure) return readSqlAnswer(result)
        return { results: [], failure: { code: cancelled, message: failure.message }, ms: timeoutMs }
      }),
    explain: (text, params = [], format = 'text') =>
      inTurn(async () => {
        const { failure, result } = await call('explain', { text, params, format }, sqlTimeoutMs)
        if (failure) return failed({ code: cancelled, message: failure.message })
        const told = (result ?? {}) as { plan?: unknown; failure?: unknown }
        const refused = readSqlFailure(told.failure)
        return refused ? failed(refused) : ok(readText(told.plan, limits.planLength))
      }),
    stop: worker.stop,
  }
}

type State = {
  program: Program | undefined
  /** Why the program cannot answer, if it cannot. */
  broken: Failure | undefined
}

function keepLoaded(worker: Worker) {
  const state: State = { program: undefined, broken: { kind: 'program', message: 'No program is loaded.' } }
  let turn: Promise<unknown> = Promise.resolve()

  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const done = turn.then(work)
    turn = done
    return done
  }
  const call: Worker['call'] = async (op, argument, timeoutMs) => {
    const outcome = await worker.call(op, argument, timeoutMs)
    if (outcome.failure || outcome.spoilt) void inTurn(() => bringBack(op))
    return outcome
  }
  /** A program that was ended while it was being loaded would only be ended again: its database is filled without it. */
  const bringBack = async (op: string) => {
    if (op === 'load') await worker.call('seed', state.program?.seedSql ?? '', loadTimeoutMs)
    else if (state.program) await loadAgain()
  }
  const loadAgain = async (): Promise<Loaded> => {
    // What the program before did to its worker is no reason for this one to fail.
    const first = await worker.call('load', state.program, loadTimeoutMs)
    const isSpoilt = first.failure?.kind === 'sandbox'
    const { failure, logs, result } = isSpoilt
      ? await worker.call('load', state.program, loadTimeoutMs)
      : first
    if (failure) void inTurn(() => bringBack('load'))
    const loaded = failure ? { failure, logs, ms: loadTimeoutMs } : readLoaded(result, logs)
    state.broken = loaded.failure
    return loaded
  }
  return { inTurn, call, loadAgain, state }
}
