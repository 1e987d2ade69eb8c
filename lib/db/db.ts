import 'server-only'
import { setTimeout as sleep } from 'node:timers/promises'
import { env } from '@/lib/env'
import { log } from '@/lib/log'
import type { Db, OpenDatabase } from './db-type'
import { asUnavailable, DatabaseUnavailable, isUnavailable } from './unavailable'

type State = { opening?: Promise<OpenDatabase>; inUse: number; isAway: boolean; isClosing: boolean }

export type SharedDatabase = { serversideDatabase?: State }

/** On globalThis, since bundles and hot reload hold several copies of this module and the database is one. */
const shared = globalThis as SharedDatabase
shared.serversideDatabase ??= { inUse: 0, isAway: false, isClosing: false }
const state = shared.serversideDatabase

/**
 * Runs `work` with the database, which opens at the first use. Rejects with `DatabaseUnavailable` when it is away,
 * busy beyond patience or closing; every other rejection is a bug or comes from `work`, as `Overtaken` does.
 */
export async function withDb<T>(work: (db: Db) => Promise<T>): Promise<T> {
  if (state.isClosing) throw new DatabaseUnavailable('the server is shutting down')
  state.inUse++
  try {
    const result = await work((await openDatabase()).db)
    if (state.isAway) log.info('the database answers again')
    state.isAway = false
    return result
  } catch (error) {
    if (!isUnavailable(error)) throw error
    const unavailable = asUnavailable(error)
    if (!state.isAway) log.error(`Answers cannot be kept for now: ${unavailable.message}`)
    state.isAway = true
    throw unavailable
  } finally {
    state.inUse--
  }
}

/** Opens the database unless it is open; a failed try is forgotten, so that the next use tries again. */
export function openDatabase(): Promise<OpenDatabase> {
  state.opening ??= open().catch((error) => {
    state.opening = undefined
    throw error
  })
  return state.opening
}

async function open() {
  if (env.databaseUrl) {
    const { openPostgres } = await import('./postgres')
    return openPostgres(env.databaseUrl, env.databasePool)
  }
  if (env.isVercel)
    throw new DatabaseUnavailable(
      'Vercel keeps no files between requests: set DATABASE_URL to a PostgreSQL database.',
    )
  const { openEmbedded } = await import('./embedded')
  return openEmbedded(env.dataDir)
}

/** Takes no more work, lets what runs finish, and closes. Goes without after `patienceMs`, whatever hangs. */
export async function closeDatabase(patienceMs = 10_000): Promise<void> {
  state.isClosing = true
  const lateMs = Date.now() + patienceMs
  await Promise.race([closeBehindWork(lateMs - patienceMs / 2), sleep(patienceMs, undefined, { ref: false })])
}

/** A driver waits for its connections without an end, so the second half of the patience is for closing. */
async function closeBehindWork(deadline: number) {
  while (state.inUse > 0 && Date.now() < deadline) await sleep(10)
  const opened = await state.opening?.catch(() => undefined)
  await opened?.close()
  log.debug('database closed')
}
