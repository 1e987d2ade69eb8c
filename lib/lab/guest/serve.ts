import type { WorkerStart } from '../frame/protocol'
import { limits } from '../limits'
import type { Handled, LabRequest, Loaded, PlanFormat, Program } from '../runtime'
import type { Database } from './database'
import { type Diary, openDiary } from './diary'
import { ContractError, type Guest, importPart, partOf, type Surroundings } from './guest'
import { lockDown } from './lock-down'
import { rememberWorld } from './world'

type Told<T> = T extends unknown ? Omit<T, 'logs' | 'queries'> : never

/** Runs a language in this worker: starts PostgreSQL and the language, tells the page, and answers its calls. */
export function serve(start: (surroundings: Surroundings) => Promise<Guest>) {
  const begin = async ({ data }: MessageEvent<WorkerStart>) => {
    // Kept apart from the prototype that a program could change.
    const post = data.port.postMessage.bind(data.port)
    try {
      const diary = openDiary(post)
      const database = await openDatabase(data, diary)
      const guest = await start({ ...data, database, log: diary.log })
      lockDown(self)
      const world = rememberWorld(self)
      const calls = callsOf(guest, database)
      data.port.onmessage = async ({ data: { id, op, argument } }) => {
        if (op === 'load') {
          if (world.isAltered()) return post({ id, altered: true })
          world.sweep()
        }
        diary.begin()
        const result = await calls[op]?.(argument as never)
        // An engine that broke off rather than answering may answer nothing any more.
        const spoilt = op === 'handle' && (result as Told<Handled>).failure?.kind === 'program'
        // Statements of the learner’s own may share a transaction; requests never do.
        if (/load|handle/.test(op) && database.endTransaction())
          diary.log('lab', 'A transaction was still open; it was rolled back.')
        diary.end()
        post({ id, result, spoilt })
      }
      post({ ready: true })
    } catch (error) {
      post({ broken: error instanceof Error ? (error.stack ?? error.message) : String(error) })
    }
  }
  self.addEventListener('message', begin, { once: true })
}

async function openDatabase({ modules, blobs }: WorkerStart, diary: Diary): Promise<Database> {
  const { openDatabase: open }: typeof import('./database') = await importPart(partOf(blobs, 'database.js'))
  const parts = {
    postgres: partOf(modules, 'postgres.wasm'),
    initdb: partOf(modules, 'initdb.wasm'),
    files: partOf(blobs, 'postgres.data'),
    directory: partOf(blobs, 'postgres-directory.tar'),
  }
  return open(parts, diary.query)
}

type Call = (argument: never) => unknown

function callsOf(guest: Guest, database: Database): Record<string, Call> {
  const load = async ({ files, seedSql }: Program): Promise<Told<Loaded>> => {
    const begin = performance.now()
    try {
      database.reset(seedSql)
      if (Object.keys(files).length > 0) await guest.load(files)
      return { ms: performance.now() - begin }
    } catch (error) {
      return { ms: performance.now() - begin, failure: { kind: 'program', message: wordsOf(error) } }
    }
  }
  const handle = async (request: LabRequest): Promise<Told<Handled>> => {
    const begin = performance.now()
    const ms = () => performance.now() - begin
    try {
      const { body, ...response } = await guest.handle(request)
      // The page would cut it too, but only once it had all come over.
      return { ms: ms(), response: { ...response, body: body.slice(0, limits.bodyLength + 1) } }
    } catch (error) {
      const kind = error instanceof ContractError ? 'contract' : 'program'
      return { ms: ms(), failure: { kind, message: wordsOf(error) } }
    }
  }
  return {
    load,
    handle,
    seed: (seedSql: string) => load({ files: {}, seedSql }),
    sql: (text: string) => database.run(text),
    explain: (argument: { text: string; params: unknown[]; format: PlanFormat }) =>
      database.explain(argument),
  }
}

const wordsOf = (error: unknown) => (error instanceof Error ? error.message : String(error))
