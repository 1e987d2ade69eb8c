import 'server-only'
import { randomBytes } from 'node:crypto'
import pino from 'pino'
import { env } from '@/lib/env'

/**
 * An error as it is logged. Drizzle puts into that of a statement what was bound to it, which may be notes or addresses
 * (drizzle-orm 0.45: errors.js); told by its fields, since bundles may hold several copies of its class.
 */
export function loggedError(error: Error): Error {
  if (!('query' in error && 'params' in error)) return error
  const { query, cause, message, stack = '' } = error
  const without = new Error(`Failed query: ${query}`, { cause })
  without.stack = stack.replace(message, () => without.message)
  return without
}

const serializers = { err: (error: Error) => pino.stdSerializers.err(loggedError(error)) }
const isReadByPeople = !env.isProduction || process.stdout.isTTY

/** Structured log: one JSON object a line in production; readable lines in development and in a terminal. */
export const log = !isReadByPeople
  ? pino({ level: env.logLevel, base: undefined, serializers, timestamp: pino.stdTimeFunctions.isoTime })
  : pino(
      { level: env.logLevel, base: undefined, serializers },
      { write: (line) => process.stderr.write(readable(line)) },
    )

/** Logs a bug with its stack and answers the id under which it is found; that id is all a reader is told. */
export function logBug(error: unknown, where: string): string {
  const errorId = randomBytes(6).toString('hex')
  log.error({ err: error, errorId, where }, 'unexpected error')
  return errorId
}

function readable(line: string) {
  const { level, time, msg, err, ...rest } = JSON.parse(line)
  const details = Object.keys(rest).length > 0 ? ` ${JSON.stringify(rest)}` : ''
  return `${pino.levels.labels[level]} ${msg}${details}${err ? `\n${err.stack}` : ''}\n`
}
