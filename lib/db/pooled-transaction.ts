import 'server-only'
import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres'
import type pg from 'pg'
import { isUnavailable } from './unavailable'

/**
 * Drizzle on a pool, with transactions that always give their connection back, and have it closed when the server did
 * not answer on it. Drizzle's own (0.45.4, node-postgres/session.js) begins outside its `try`: a `begin` that is not
 * answered keeps its connection for ever, so that one stall of the database costs the whole pool.
 */
export function drizzlePool(pool: pg.Pool): NodePgDatabase {
  const db = drizzle(pool)
  db.transaction = async (work, config) => {
    const client = await pool.connect()
    const failures: unknown[] = []
    let isOurs = true
    const giveBack = () => {
      if (isOurs) client.release(failures.some(isUnavailable))
      isOurs = false
    }
    const fail = (error: unknown): never => {
      failures.push(error)
      // Closed at once: a rollback would only wait for an answer once more, and the server does it for a lost client.
      if (isUnavailable(error)) giveBack()
      throw failures[0]
    }
    try {
      return await drizzle(client).transaction((transaction) => work(transaction).catch(fail), config)
    } catch (error) {
      return fail(error)
    } finally {
      giveBack()
    }
  }
  return db
}
