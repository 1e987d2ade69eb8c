import { limits } from '../limits'
import type { LogLine, Query } from '../runtime'

/** Collects what a call puts out, and tells it in handfuls, so that a program that never ends is heard all the same. */
export type Diary = {
  log(stream: LogLine['stream'], text: string): void
  query(query: Query): void
  /** Begins a call; what was printed since the last belongs to it. */
  begin(): void
  /** Tells what is left. */
  end(): void
}

const handfulMs = 50
const handful = 100
const cut = (text: string, most: number) => (text.length > most ? `${text.slice(0, most)}…` : text)

export function openDiary(tell: (notes: { logs: LogLine[]; queries: Query[] }) => void): Diary {
  let logs: LogLine[] = []
  let queries: Query[] = []
  let lines = 0
  let told = 0
  let isCalled = false

  const flush = () => {
    if (logs.length + queries.length > 0) tell({ logs, queries })
    logs = []
    queries = []
    told = performance.now()
  }
  const noted = () => {
    const isDue = logs.length >= handful || performance.now() - told > handfulMs
    if (isCalled && isDue) flush()
  }
  return {
    log: (stream, text) => {
      lines += 1
      if (lines > limits.logLines) return
      if (lines === limits.logLines)
        logs.push({ stream: 'lab', text: `Only the first ${lines - 1} lines are shown.` })
      else logs.push({ stream, text: cut(text, limits.lineLength) })
      noted()
    },
    query: (query) => {
      if (queries.length < limits.queries)
        queries.push({ ...query, text: cut(query.text, limits.queryLength) })
      noted()
    },
    begin: () => {
      isCalled = true
      lines = logs.length
      queries = []
      told = performance.now()
    },
    end: () => {
      flush()
      isCalled = false
    },
  }
}
