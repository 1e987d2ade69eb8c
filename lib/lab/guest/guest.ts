import type { LabRequest, LabResponse, LogLine } from '../runtime'
import type { Database } from './database'

/** What every language implements: the learner’s program behind that language’s own server interface. */
export type Guest = {
  /** Puts these files in place of the last and starts them. Throws with words for the learner. */
  load(files: Record<string, string>): Promise<void> | void
  /** Throws `ContractError` for an answer that the server interface does not allow. */
  handle(request: LabRequest): Promise<LabResponse> | LabResponse
}

/** What a language’s worker is given to start from. */
export type Surroundings = {
  modules: Record<string, WebAssembly.Module>
  blobs: Record<string, Blob>
  database: Database
  log(stream: LogLine['stream'], text: string): void
}

/** The program answered with something that is no answer; the message tells the learner what. */
export class ContractError extends Error {}

/** A part that the recipe promised. */
export function partOf<T>(parts: Record<string, T>, name: string): T {
  const part = parts[name]
  if (part === undefined) throw new Error(`The part ${name} is missing.`)
  return part
}

/** Imports a part that is an ES module. */
export const importPart = (blob: Blob) => import(addressOf(blob))

/** An address for a script, good for as long as the worker lives. */
export const addressOf = (script: Blob | string) =>
  URL.createObjectURL(new Blob([script], { type: 'text/javascript' }))

/** Header names in lower case with the host that every request has, and the length of a body. */
export function headersOf({ headers = {}, body }: LabRequest): Record<string, string> {
  const named = Object.entries(headers).map(([name, value]): [string, string] => [name.toLowerCase(), value])
  if (body) named.unshift(['content-length', String(new TextEncoder().encode(body).length)])
  return { host: 'lab.test', ...Object.fromEntries(named) }
}

/** Path and query of a request’s target. */
export function targetOf({ url }: LabRequest): { path: string; query: string } {
  const mark = url.indexOf('?')
  return mark < 0 ? { path: url, query: '' } : { path: url.slice(0, mark), query: url.slice(mark + 1) }
}
