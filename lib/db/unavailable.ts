import 'server-only'
import { DirectoryInUse } from './directory-lock'

/** The database is away, busy or closing: nothing was decided, and the same may be tried again. */
export class DatabaseUnavailable extends Error {
  override name = 'DatabaseUnavailable'
}

/** What a transaction had read was ended by another meanwhile. The database is well; the same may be tried again. */
export class Overtaken extends DatabaseUnavailable {
  override name = 'Overtaken'
}

/** https://www.postgresql.org/docs/current/errcodes-appendix.html */
const passing = new Set([
  '40001', // serialization failure
  '40P01', // deadlock
  '53000',
  '53100',
  '53200',
  '53300', // out of resources: in general, disk, memory, connections
  '55P03', // lock not available
  '57014', // statement cancelled by its timeout
  '57P01',
  '57P02',
  '57P03', // shut down, crashed, starting up
  '25P03', // a transaction that idled too long was ended
  '25006', // read-only: a standby during a switch-over
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ETIMEDOUT',
  'EPIPE',
  'EHOSTUNREACH',
  'ENETUNREACH',
])

/** `pg` tells these by message only (pg 8.23: lib/client.js, lib/query.js; pg-pool: index.js). */
const passingMessage =
  /timeout exceeded when trying to connect|Connection terminated|Query read timeout|Client has encountered a connection error|Cannot use a pool after|PGlite is clos|connection timeout/i

/** Whether an error says that the database could not be asked, as opposed to a bug in what it was asked. */
export function isUnavailable(error: unknown): boolean {
  if (error instanceof Overtaken) return false
  if (error instanceof DatabaseUnavailable || error instanceof DirectoryInUse) return true
  if (error instanceof AggregateError && error.errors.some(isUnavailable)) return true
  if (!(error instanceof Error)) return false
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  // The server's Unix socket is gone.
  if (code === 'ENOENT' && 'syscall' in error && error.syscall === 'connect') return true
  if (passing.has(code) || code.startsWith('08') || passingMessage.test(error.message)) return true
  return isUnavailable(error.cause)
}

/** Says in one line why the database could not be asked; drivers hide that below the statement that failed. */
export function asUnavailable(error: unknown): DatabaseUnavailable {
  if (error instanceof DatabaseUnavailable) return error
  return new DatabaseUnavailable(rootMessage(error), { cause: error })
}

function rootMessage(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return rootMessage(error.errors[0])
  if (!(error instanceof Error)) return String(error)
  return error.cause === undefined ? error.message : rootMessage(error.cause)
}
