import type { Result } from '../result'

/** The languages whose programs run in the reader’s tab, lightest first. */
export const languages = ['javascript', 'php', 'ruby', 'python'] as const
export type Language = (typeof languages)[number]

/** The file that is started, by language: what it must offer is that language’s own server interface (docs/labs.md). */
export const entryFiles: Record<Language, string> = {
  javascript: 'app.js',
  php: 'index.php',
  ruby: 'config.ru',
  python: 'app.py',
}

/** What the learner’s server is asked. `url` is a path with its query, such as `/books?limit=2`; the host is `lab.test`. */
export type LabRequest = { method: string; url: string; headers?: Record<string, string>; body?: string }

/** What it answered. Headers keep their order, and may repeat (`Set-Cookie`). A body that is no UTF-8 text arrives mended. */
export type LabResponse = { status: number; headers: [name: string, value: string][]; body: string }

/** A line that was printed, or (`lab`) a remark of the lab itself. Learners decide on the text: render it as text only. */
export type LogLine = { stream: 'stdout' | 'stderr' | 'lab'; text: string }

/** One statement as the database got it, with what it cost. `rows` are those returned or changed. */
export type Query = { text: string; params: unknown[]; ms: number; rows: number; failure?: string }

/**
 * Why there is no response. `program`: the program broke off or could not be loaded; `contract`: it answered with something
 * that its server interface does not allow; `timeout` and `stopped`: it was ended, and starts afresh with a clean database;
 * `sandbox`: what runs it broke down, or spoke out of turn.
 */
export type Failure = { kind: 'program' | 'contract' | 'timeout' | 'stopped' | 'sandbox'; message: string }

/** Everything that one request brought about. `ms` is the time of the program alone, without messages. */
export type Handled = { logs: LogLine[]; queries: Query[]; ms: number } & (
  | { response: LabResponse; failure?: undefined }
  | { failure: Failure; response?: undefined }
)

/** Whether a program could be loaded; without a failure it waits for requests. */
export type Loaded = { logs: LogLine[]; ms: number; failure?: Failure }

/** The learner’s files by name, and the SQL that fills a clean database before them. Names have no folders. */
export type Program = { files: Record<string, string>; seedSql: string }

/** What a statement of the learner’s own failed with. `position` counts characters of the text from 1. */
export type SqlFailure = { code: string; message: string; detail?: string; hint?: string; position?: number }

/** What one statement returned, as PostgreSQL writes it; null is NULL. At most `limits.maxRows` are here; `rowCount` tells all. */
export type ResultSet = {
  command: string
  fields: { name: string; type: string }[]
  rows: (string | null)[][]
  rowCount: number
}

/** The result of each statement up to the first that failed. */
export type SqlAnswer = { results: ResultSet[]; failure?: SqlFailure; ms: number }

/** `bytes` of `of` have been transferred; then the parts are compiled and started. */
export type Progress = { step: 'download' | 'start' | 'ready'; bytes: number; of: number }

/** `network`: a part could not be fetched; `browser`: this one lacks what the lab needs; `sandbox`: a part did not start. */
export type BootFailure = { code: 'network' | 'browser' | 'sandbox'; message: string }

/** `text` as psql shows it, `json` to draw a tree from. */
export type PlanFormat = 'text' | 'json'

/**
 * A server and a PostgreSQL in the reader’s tab, isolated from the portal and from every network. It is the one interface that
 * instruments and graders know. Calls are answered one after the other; nothing that a program does makes them reject.
 */
export type Runtime = {
  readonly language: Language
  /** Fetches what is missing and starts it. */
  boot(onProgress?: (progress: Progress) => void): Promise<Result<{ ms: number }, BootFailure>>
  /** Puts a program in place of the last, beside a clean database. */
  load(program: Program): Promise<Loaded>
  /** Sends one request. A program that has not answered in time is ended, and loaded again for the next call. */
  handle(request: LabRequest, options?: { timeoutMs?: number }): Promise<Handled>
  /** The loaded program and its database as they were at first. */
  reset(): Promise<Loaded>
  /** Statements beside the program, on its database. */
  sql(text: string, options?: { timeoutMs?: number }): Promise<SqlAnswer>
  /** Runs one statement with EXPLAIN (ANALYZE, BUFFERS), and takes back what it changed. */
  explain(text: string, params?: unknown[], format?: PlanFormat): Promise<Result<string, SqlFailure>>
  /** Ends whatever runs now, within a second; the call that waits for it gets the failure `stopped`. */
  stop(): void
  /** Ends everything and frees its memory. */
  dispose(): void
}

/** Milliseconds that a program has for an answer, unless told otherwise. */
export const defaultTimeoutMs = 3000
