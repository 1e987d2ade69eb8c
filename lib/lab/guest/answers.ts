import { protocol } from '@electric-sql/pglite'
import type { SqlFailure } from '../runtime'

const { messages, Parser } = protocol

/** What one statement returned: rows as PostgreSQL writes them, types by their number in `pg_type`. */
export type Answer = {
  command: string
  fields: { name: string; oid: number }[]
  rows: (string | null)[][]
  rowCount: number
}

/** What drivers tell of a failure, beyond what is shown. */
export type DriverFailure = SqlFailure & { table?: string; column?: string; constraint?: string }

/** `status` is that of the transaction: `I` none, `T` open, `E` failed. */
export type Answers = { answers: Answer[]; failure?: DriverFailure; status?: string }

/** Reads what the server sent, at most `mostRows` rows of each statement. */
export function readAnswers(bytes: Uint8Array, mostRows: number): Answers {
  const read: Answers = { answers: [] }
  let open: Answer = emptyAnswer()
  new Parser().parse(bytes, (message) => {
    if (message instanceof messages.RowDescriptionMessage)
      open.fields = message.fields.map(({ name, dataTypeID }) => ({ name, oid: dataTypeID }))
    else if (message instanceof messages.DataRowMessage) {
      if (open.rows.length < mostRows) open.rows.push(message.fields)
    } else if (message instanceof messages.CommandCompleteMessage) {
      read.answers.push({ ...open, ...completed(message.text) })
      open = emptyAnswer()
    } else if (message instanceof messages.DatabaseError) read.failure = failureOf(message)
    else if (message instanceof messages.ReadyForQueryMessage) read.status = message.status
  })
  return read
}

const emptyAnswer = (): Answer => ({ command: '', fields: [], rows: [], rowCount: 0 })

/** A tag such as `INSERT 0 1` or `CREATE TABLE`. */
function completed(tag: string) {
  const [, command = tag, count] = /^(\D*?)(?: \d+)*? ?(\d+)?$/.exec(tag) ?? []
  return { command, rowCount: Number(count ?? 0) }
}

function failureOf(error: InstanceType<typeof messages.DatabaseError>): DriverFailure {
  const { message, code = 'XX000', detail, hint, position, table, column, constraint } = error
  const told = { detail, hint, table, column, constraint, position: position && Number(position) }
  const known = Object.entries(told).filter(([, value]) => value !== undefined && value !== '')
  return { code, message, ...Object.fromEntries(known) }
}
