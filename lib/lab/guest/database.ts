import { PGlite, protocol } from '@electric-sql/pglite'
import { limits } from '../limits'
import type { PlanFormat, Query, ResultSet, SqlAnswer, SqlFailure } from '../runtime'
import { type Answer, type Answers, type DriverFailure, readAnswers } from './answers'

/**
 * PostgreSQL in the worker of the language, spoken to in its own protocol by an ordinary call that returns with the answer. So no
 * language has to wait, and none needs shared memory. https://www.postgresql.org/docs/18/protocol-flow.html
 */
export type Database = {
  /** One statement with `$1` parameters as text, as JSON: what the drivers of all languages call. */
  query(text: string, params: string): string
  /** Statements as they were typed, as far as they go. A transaction may stay open for the next call. */
  run(text: string): SqlAnswer
  explain(argument: { text: string; params: unknown[]; format: PlanFormat }): {
    plan?: string
    failure?: SqlFailure
  }
  /** Rolls back what a program left open; answers whether it did. */
  endTransaction(): boolean
  /** An empty database, then the seed. Throws when that fails. */
  reset(seedSql: string): void
}

class Refusal extends Error {
  readonly failure: DriverFailure
  constructor(failure: DriverFailure) {
    super(failure.message)
    this.failure = failure
  }
}

const { serialize } = protocol

/** The schemas of a program, each as the statement that drops it. */
const schemas = `SELECT format('DROP SCHEMA %I CASCADE', nspname) FROM pg_namespace
  WHERE nspname NOT LIKE 'pg\\_%' AND nspname <> 'information_schema'`

type Parts = {
  postgres: WebAssembly.Module
  initdb: WebAssembly.Module
  files: Blob
  directory: Blob
}

export async function openDatabase(parts: Parts, onQuery: (query: Query) => void): Promise<Database> {
  const postgres = await PGlite.create({
    pgliteWasmModule: parts.postgres,
    initdbWasmModule: parts.initdb,
    fsBundle: parts.files,
    loadDataDir: parts.directory,
  })
  return databaseOver((message) => postgres.execProtocolRawSync(message), onQuery)
}

/** Exported for tests, which bring a PostgreSQL of their own. */
export function databaseOver(
  send: (message: Uint8Array) => Uint8Array,
  onQuery: (query: Query) => void,
): Database {
  let status = 'I'
  const ask = (messages: (ArrayBuffer | Uint8Array)[], mostRows = Number.POSITIVE_INFINITY) => {
    const read = readAnswers(send(joined(messages)), mostRows)
    status = read.status ?? status
    return read
  }
  const simple = (text: string, mostRows?: number) => ask([serialize.query(text)], mostRows)
  const one = (text: string, params: (string | null)[]): Answer => {
    const { answers, failure } = ask([
      serialize.parse({ text }),
      serialize.bind({ values: params }),
      serialize.describe({ type: 'P' }),
      serialize.execute({}),
      serialize.sync(),
    ])
    if (failure) throw new Refusal(failure)
    return answers[0] ?? { fields: [], rows: [], rowCount: 0, command: '' }
  }
  const must = (text: string) => {
    const { failure } = simple(text)
    if (failure) throw new Refusal(failure)
  }
  return {
    query: (text, params) => answerDriver(text, JSON.parse(params), { one, onQuery }),
    run: (text) => run(text, simple),
    explain: (argument) => explain(argument, { one, must, isOpen: () => status !== 'I' }),
    endTransaction: () => {
      if (status === 'I') return false
      must('ROLLBACK')
      return true
    },
    reset: (seedSql) => {
      if (status !== 'I') must('ROLLBACK')
      must('DISCARD ALL')
      const drops = one(schemas, []).rows.map(([drop]) => `${drop};`)
      must(`${drops.join(' ')} CREATE SCHEMA public; ${seedSql}`)
    },
  }
}

type One = (text: string, params: (string | null)[]) => Answer

function answerDriver(
  text: string,
  params: (string | null)[],
  { one, onQuery }: { one: One; onQuery: (query: Query) => void },
): string {
  const begin = performance.now()
  const note = (rows: number, failure?: string) =>
    onQuery({ text, params, ms: performance.now() - begin, rows, ...(failure ? { failure } : {}) })
  try {
    const answer = one(text, params)
    note(answer.rowCount)
    return JSON.stringify(answer)
  } catch (error) {
    const failure = error instanceof Refusal ? error.failure : { code: 'XX000', message: String(error) }
    note(0, failure.message)
    return JSON.stringify({ failure })
  }
}

type Simple = (text: string, mostRows?: number) => Answers

function run(text: string, simple: Simple): SqlAnswer {
  const begin = performance.now()
  const { answers, failure } = simple(text, limits.maxRows)
  const ms = performance.now() - begin
  const typeNames = namesOfTypes(simple)
  const results = answers.map(
    ({ fields, ...rest }): ResultSet => ({
      ...rest,
      fields: fields.map(({ name, oid }) => ({ name, type: typeNames.get(String(oid)) ?? String(oid) })),
    }),
  )
  return { results, ms, ...(failure ? { failure } : {}) }
}

/** As PostgreSQL names them. Within a transaction that has failed it names none. */
function namesOfTypes(simple: Simple): Map<string, string> {
  const { answers } = simple('SELECT oid, format_type(oid, NULL) FROM pg_type')
  return new Map(answers[0]?.rows.map(([oid, name]) => [oid ?? '', name ?? '']))
}

type Explaining = { one: One; must(text: string): void; isOpen(): boolean }

/** ANALYZE runs the statement, so that it happens in a transaction that is taken back, or in a part of the one that is open. */
function explain(
  { text, params, format }: { text: string; params: unknown[]; format: PlanFormat },
  { one, must, isOpen }: Explaining,
): { plan?: string; failure?: SqlFailure } {
  try {
    const [begin, end] = isOpen()
      ? ['SAVEPOINT before_plan', 'ROLLBACK TO before_plan; RELEASE before_plan']
      : ['BEGIN', 'ROLLBACK']
    must(begin)
    try {
      const values = params.map((value) => (value === null || value === undefined ? null : String(value)))
      const { rows } = one(`EXPLAIN (ANALYZE, BUFFERS, FORMAT ${format}) ${text}`, values)
      return { plan: rows.map(([line]) => line).join('\n') }
    } finally {
      must(end)
    }
  } catch (error) {
    return { failure: error instanceof Refusal ? error.failure : { code: 'XX000', message: String(error) } }
  }
}

function joined(parts: (ArrayBuffer | Uint8Array)[]): Uint8Array {
  const bytes = parts.map((part) => (part instanceof Uint8Array ? part : new Uint8Array(part)))
  const all = new Uint8Array(bytes.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of bytes) {
    all.set(part, at)
    at += part.length
  }
  return all
}
