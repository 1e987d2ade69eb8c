import type { Answer, DriverFailure } from '../answers'
import type { Database } from '../database'
import { asParameter, fromText } from './pg-values'

type Config = { text: string; values?: unknown[]; rowMode?: 'array' }
type Row = Record<string, unknown> | unknown[]

/** As node-postgres throws it. */
class DatabaseError extends Error {
  override name = 'error'
  severity = 'ERROR'
  constructor({ message, ...told }: DriverFailure) {
    super(message)
    Object.assign(this, told)
  }
}

/** A small `pg` (node-postgres 8) over the database in this worker: the same calls, values and errors, with promises. */
export function pgOver(ask: Database['query']) {
  const query = async (first: string | Config, values?: unknown[]) => {
    const config: Config = typeof first === 'string' ? { text: first } : first
    const params = (values ?? config.values ?? []).map(asParameter)
    const answer: Answer & { failure?: DriverFailure } = JSON.parse(ask(config.text, JSON.stringify(params)))
    if (answer.failure) throw new DatabaseError(answer.failure)
    return resultOf(answer, config.rowMode === 'array')
  }
  class Client {
    query = query
    async connect() {
      return this
    }
    async end() {}
    release() {}
    on() {
      return this
    }
  }
  class Pool extends Client {
    override async connect() {
      return new Client() as this
    }
  }
  const all = { Client, Pool, DatabaseError, types: { builtins: {} } }
  return { ...all, default: all }
}

function resultOf({ command, rowCount, fields, rows }: Answer, asArrays: boolean) {
  const values = (row: (string | null)[]) => row.map((cell, at) => fromText(cell, fields[at]?.oid ?? 0))
  const named = (row: (string | null)[]): Row => {
    if (asArrays) return values(row)
    return Object.fromEntries(values(row).map((value, at) => [fields[at]?.name ?? '', value]))
  }
  return {
    command: command.split(' ')[0] ?? '',
    rowCount,
    rows: rows.map(named),
    fields: fields.map(({ name, oid }) => ({ name, dataTypeID: oid })),
  }
}
