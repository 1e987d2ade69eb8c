import 'server-only'
import { randomBytes } from 'node:crypto'
import pino from 'pino'
import { env } from '@/lib/env'

const isReadByPeople = !env.isProduction || process.stdout.isTTY

/** Structured log: one JSON object a line in production; readable lines in development and in a terminal. */
export const log = !isReadByPeople
  ? pino({ level: env.logLevel, base: undefined, timestamp: pino.stdTimeFunctions.isoTime })
  : pino({ level: env.logLevel, base: undefined }, { write: (line) => process.stderr.write(readable(line)) })

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
