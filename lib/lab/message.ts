import { limits } from './limits'
import type {
  Failure,
  Handled,
  LabResponse,
  Loaded,
  LogLine,
  Query,
  ResultSet,
  SqlAnswer,
  SqlFailure,
} from './runtime'

/**
 * What comes out of the sandbox is in the hands of whoever wrote the program: these read it, and keep of it what has the
 * right shape and size. Nothing here throws; what makes no sense as a whole is `undefined`.
 */
type Reader<T> = (value: unknown) => T | undefined
type Fields = Record<string, unknown>

const isObject = (value: unknown): value is Fields => typeof value === 'object' && value !== null

/** The text, cut to `most` characters; anything but text is empty. */
export const readText = (value: unknown, most: number = limits.textLength): string =>
  typeof value !== 'string' ? '' : value.length > most ? `${value.slice(0, most)}…` : value

const readNumber = (value: unknown): number =>
  typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : 0

/** At most `most` items, without those that cannot be read. */
function readList<T>(value: unknown, most: number, read: Reader<T>): T[] {
  if (!Array.isArray(value)) return []
  return value
    .slice(0, most)
    .map(read)
    .filter((item) => item !== undefined)
}

const streams = ['stdout', 'stderr', 'lab'] as const

const readLine: Reader<LogLine> = (value) => {
  if (!isObject(value)) return undefined
  const stream = streams.find((name) => name === value.stream)
  return stream && { stream, text: readText(value.text, limits.lineLength) }
}

const readQuery: Reader<Query> = (value) => {
  if (!isObject(value)) return undefined
  return {
    text: readText(value.text, limits.queryLength),
    params: readList(value.params, 100, readParameter),
    ms: readNumber(value.ms),
    rows: readNumber(value.rows),
    ...(value.failure === undefined ? {} : { failure: readText(value.failure) }),
  }
}

/** Plain values as they are; anything else is no parameter that a guest sends. */
const readParameter: Reader<unknown> = (value) => {
  if (value === null || typeof value === 'boolean' || typeof value === 'number') return value
  return readText(value, limits.queryLength)
}

export const readLogs = (value: unknown): LogLine[] => readList(value, limits.logLines, readLine)

export const readQueries = (value: unknown): Query[] => readList(value, limits.queries, readQuery)

const failureKinds = ['program', 'contract', 'sandbox'] as const

/** A failure as the sandbox may tell one: that something was stopped is the page’s to say. */
export const readFailure: Reader<Failure> = (value) => {
  if (!isObject(value)) return undefined
  const kind = failureKinds.find((name) => name === value.kind) ?? 'sandbox'
  return { kind, message: readText(value.message) }
}

const readHeader: Reader<[string, string]> = (value) =>
  Array.isArray(value) && typeof value[0] === 'string' ? [readText(value[0]), readText(value[1])] : undefined

/** A response with a status that HTTP knows (RFC 9110, section 15). */
export const readResponse: Reader<LabResponse> = (value) => {
  if (!isObject(value)) return undefined
  const { status } = value
  if (typeof status !== 'number' || !Number.isInteger(status) || status < 100 || status > 599)
    return undefined
  return {
    status,
    headers: readList(value.headers, limits.headers, readHeader),
    body: readText(value.body, limits.bodyLength),
  }
}

/** What was said of one request, with the output that had come before. */
export function readHandled(value: unknown, logs: LogLine[], queries: Query[]): Handled {
  const { ms, failure, response } = isObject(value) ? value : {}
  const common = { logs, queries, ms: readNumber(ms) }
  const told = readFailure(failure)
  if (told) return { ...common, failure: told }
  const answer = readResponse(response)
  if (answer) return { ...common, response: answer }
  return {
    ...common,
    failure: { kind: 'contract', message: 'The program gave no response that HTTP knows.' },
  }
}

export function readLoaded(value: unknown, logs: LogLine[]): Loaded {
  const { ms, failure } = isObject(value) ? value : {}
  const told = readFailure(failure)
  return { logs, ms: readNumber(ms), ...(told ? { failure: told } : {}) }
}

export const readSqlFailure: Reader<SqlFailure> = (value) => {
  if (!isObject(value)) return undefined
  return {
    code: readText(value.code, 5),
    message: readText(value.message),
    ...(typeof value.detail === 'string' ? { detail: readText(value.detail) } : {}),
    ...(typeof value.hint === 'string' ? { hint: readText(value.hint) } : {}),
    ...(typeof value.position === 'number' ? { position: readNumber(value.position) } : {}),
  }
}

const readCells: Reader<(string | null)[]> = (value) =>
  Array.isArray(value) ? value.slice(0, 100).map(readCell) : undefined

const readCell = (value: unknown) => (value === null ? null : readText(value, limits.valueLength))

const readField: Reader<{ name: string; type: string }> = (value) =>
  isObject(value) ? { name: readText(value.name, 100), type: readText(value.type, 100) } : undefined

const readResultSet: Reader<ResultSet> = (value) => {
  if (!isObject(value)) return undefined
  return {
    command: readText(value.command, 100),
    fields: readList(value.fields, 100, readField),
    rows: readList(value.rows, limits.maxRows, readCells),
    rowCount: readNumber(value.rowCount),
  }
}

export function readSqlAnswer(value: unknown): SqlAnswer {
  const { results, failure, ms } = isObject(value) ? value : {}
  const told = readSqlFailure(failure)
  return {
    results: readList(results, limits.resultSets, readResultSet),
    ms: readNumber(ms),
    ...(told ? { failure: told } : {}),
  }
}
