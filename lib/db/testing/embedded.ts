import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { drizzle } from 'drizzle-orm/pglite'
import type { Db } from '../db-type'
import { migrate } from '../migrate'

/** Test kit: a real database in memory, and transactions in it that leave nothing behind. */

let opening: Promise<Db> | undefined

/** One migrated PGlite per test file. */
export function testDatabase(): Promise<Db> {
  opening ??= open()
  return opening
}

/** Runs `work` in a transaction that is rolled back whatever happens. */
export async function rolledBack(work: (db: Db) => Promise<void>): Promise<void> {
  const db = await testDatabase()
  const end = new Error('rolled back on purpose')
  await db
    .transaction(async (transaction) => {
      await work(transaction)
      throw end
    })
    .catch((error) => {
      if (error !== end) throw error
    })
}

/** Creating a cluster takes seconds, loading a dump of an empty one a fraction: kept between runs, by migrations. */
async function open(): Promise<Db> {
  const dump = path.join(process.cwd(), 'node_modules/.cache/serverside', `empty-${stamp()}.tgz`)
  if (fs.existsSync(dump))
    return drizzle(await PGlite.create({ loadDataDir: new Blob([fs.readFileSync(dump)]) }))
  const client = await PGlite.create()
  const db = drizzle(client)
  await migrate(db)
  fs.mkdirSync(path.dirname(dump), { recursive: true })
  const draft = `${dump}.${process.pid}`
  fs.writeFileSync(draft, Buffer.from(await (await client.dumpDataDir('gzip')).arrayBuffer()))
  fs.renameSync(draft, dump)
  return db
}

function stamp() {
  const hash = createHash('sha256')
  for (const file of ['node_modules/@electric-sql/pglite/package.json', ...migrationFiles()])
    hash.update(fs.readFileSync(file))
  return hash.digest('hex').slice(0, 16)
}

const migrationsFolder = 'lib/db/migrations'
const migrationFiles = () =>
  fs
    .readdirSync(migrationsFolder)
    .flatMap((name) => (name.endsWith('.sql') ? [path.join(migrationsFolder, name)] : []))
