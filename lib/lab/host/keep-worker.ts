import type { Recipe } from '../manifest'
import { type Line, type Outcome, openLine, started } from './line'
import type { Sandbox } from './sandbox'

/** A worker that is there whenever it is asked something: one that failed an answer is ended, and another is started at once. */
export type Worker = {
  /** Resolves when a worker waits for its first call. Rejects when none can be started. */
  start(): Promise<void>
  call(op: string, argument: unknown, timeoutMs: number): Promise<Outcome>
  stop(): void
  dispose(): void
}

const startPatienceMs = 90_000
const gone: Outcome = { failure: { kind: 'stopped', message: 'The lab was closed.' }, logs: [], queries: [] }

export function keepWorker(sandbox: Sandbox, recipe: Recipe): Worker {
  let current: Promise<Line> | undefined
  let live: Line | undefined
  let disposed = false

  const spawn = async () => {
    const port = await sandbox.spawn(recipe, (message) => live?.fail({ kind: 'sandbox', message }))
    await started(port, startPatienceMs)
    live = openLine(port)
    return live
  }
  const ready = () => {
    current ??= spawn()
    current.catch(() => {
      current = undefined
    })
    return current
  }
  const replace = (line: Line) => {
    line.close()
    sandbox.kill()
    live = undefined
    current = undefined
    if (!disposed) ready().catch(() => {})
  }
  const call = async (op: string, argument: unknown, timeoutMs: number): Promise<Outcome> => {
    if (disposed) return gone
    try {
      const line = await ready()
      const outcome = await line.call(op, argument, timeoutMs)
      if (outcome.failure || outcome.spoilt) replace(line)
      return outcome
    } catch (error) {
      return { failure: { kind: 'sandbox', message: String(error) }, logs: [], queries: [] }
    }
  }
  return {
    start: async () => void (await ready()),
    call,
    stop: () => live?.fail({ kind: 'stopped', message: 'The program was stopped.' }),
    dispose: () => {
      disposed = true
      live?.close()
      sandbox.dispose()
    },
  }
}
