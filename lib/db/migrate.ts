import 'server-only'
import path from 'node:path'
import { sql } from 'drizzle-orm'
import { type MigrationMeta, readMigrationFiles } from 'drizzle-orm/migrator'
import { bigint, pgSchema, serial, text } from 'drizzle-orm/pg-core'
import type { Db } from './db-type'

/** Drizzle's own bookkeeping table, so that its tools read what we write; its migrator takes no lock, so it is not used. */
const applied = pgSchema('drizzle').table('__drizzle_migrations', {
  id: serial().primaryKey(),
  hash: text().notNull(),
  createdAt: bigint('created_at', { mode: 'number' }),
})
const advisoryLock = 7_237_461_905

let known: MigrationMeta[] | undefined

/** The migrations this build brings, oldest first. */
function knownMigrations(): MigrationMeta[] {
  known ??= readMigrationFiles({ migrationsFolder: path.join(process.cwd(), 'lib/db/migrations') })
  return known
}

/** Migrations of this build that the database lacks. A database that is ahead of us lacks none. */
export async function missingMigrations(db: Db): Promise<MigrationMeta[]> {
  const [table] = await db
    .select({ name: sql<string | null>`to_regclass('drizzle.__drizzle_migrations')::text` })
    .from(sql`(select 1) as one`)
  if (!table?.name) return knownMigrations()
  const present = new Set((await db.select({ hash: applied.hash }).from(applied)).map(({ hash }) => hash))
  return knownMigrations().filter(({ hash }) => !present.has(hash))
}

/**
 * Applies what is missing, all or nothing, and answers how many that were. Any number of processes may call this at
 * once: one applies, the others wait for it and find nothing to do.
 */
export async function migrate(db: Db): Promise<number> {
  if ((await missingMigrations(db)).length === 0) return 0
  return db.transaction(async (transaction) => {
    await transaction.execute(sql`select pg_advisory_xact_lock(${advisoryLock})`)
    await transaction.execute(sql`create schema if not exists drizzle`)
    await transaction.execute(
      sql`create table if not exists ${applied} (id serial primary key, hash text not null, created_at bigint)`,
    )
    const missing = await missingMigrations(transaction)
    for (const { sql: statements, hash, folderMillis: createdAt } of missing) {
      for (const statement of statements) await transaction.execute(sql.raw(statement))
      await transaction.insert(applied).values({ hash, createdAt })
    }
    return missing.length
  })
}
