import 'server-only'
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core'

/** A database or a transaction in it, whichever driver is behind. Application code never sees which one it has. */
export type Db = PgDatabase<PgQueryResultHKT>

/** An opened database. `close` waits for what runs. */
export type OpenDatabase = { kind: 'embedded' | 'postgres'; db: Db; close: () => Promise<void> }
