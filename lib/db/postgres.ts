import 'server-only'
import { drizzle } from 'drizzle-orm/node-postgres'
import pg from 'pg'
import { env } from '@/lib/env'
import { log } from '@/lib/log'
import type { OpenDatabase } from './db-type'
import { migrate } from './migrate'
import { drizzlePool } from './pooled-transaction'

/** Milliseconds. Nothing waits for the database without an end; `connect` bounds the wait for a free connection too. */
const patience = {
  connect: 2_000,
  statement: 5_000,
  answer: 6_000,
  idleInTransaction: 10_000,
  migration: 120_000,
}

/** Opens a pool of at most `size` connections and brings the schema up to date. Fails soon when the server is away. */
export async function openPostgres(url: string, size: number): Promise<OpenDatabase> {
  await migrateAlone(url)
  const pool = new pg.Pool({
    connectionString: url,
    max: size,
    application_name: 'serverside',
    connectionTimeoutMillis: patience.connect,
    statement_timeout: patience.statement,
    // Answers may stay out although the server is there: a stopped process, a cut line.
    query_timeout: patience.answer,
    idle_in_transaction_session_timeout: patience.idleInTransaction,
  })
  // Without a listener an idle connection that breaks would end the process.
  pool.on('error', (err) => log.warn({ reason: err.message }, 'an idle database connection broke'))
  // So would one that breaks between two statements of a transaction (pg-pool listens to idle ones only); the next
  // statement is refused then.
  pool.on('connect', (client) => client.on('error', () => undefined))
  if (env.isVercel) {
    // Lets a function go to sleep only after its idle connections were closed.
    const { attachDatabasePool } = await import('@vercel/functions/db-connections')
    attachDatabasePool(pool)
  }
  return { kind: 'postgres', db: drizzlePool(pool), close: () => pool.end() }
}

/** Migrations and the wait for another starter's may take longer than any request: they have a connection of their own. */
async function migrateAlone(url: string) {
  const client = new pg.Client({
    connectionString: url,
    application_name: 'serverside migrations',
    connectionTimeoutMillis: patience.connect,
    statement_timeout: patience.migration,
  })
  client.on('error', () => undefined)
  await client.connect()
  try {
    const count = await migrate(drizzle(client))
    if (count > 0) log.info({ count }, 'database migrated')
  } finally {
    await client.end()
  }
}
