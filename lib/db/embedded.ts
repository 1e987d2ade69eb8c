import 'server-only'
import fs from 'node:fs'
import path from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { drizzle } from 'drizzle-orm/pglite'
import { env } from '@/lib/env'
import { log } from '@/lib/log'
import type { OpenDatabase } from './db-type'
import { lockDirectory } from './directory-lock'
import { migrate } from './migrate'
import { DatabaseUnavailable } from './unavailable'

/** Opens PGlite under `dataDir`, alone: a second process gets `DirectoryInUse`. Makes the database at the first start. */
export async function openEmbedded(dataDir: string): Promise<OpenDatabase> {
  const home = path.resolve(/* turbopackIgnore: true */ dataDir)
  const lock = await lockDirectory(path.join(home, 'lock'))
  try {
    const files = path.join(home, 'pglite')
    if (!fs.existsSync(files)) await create(home, files)
    const client = await open(files)
    const db = drizzle(client)
    await migrate(db)
    if (env.isProduction)
      log.warn(
        { dataDir: home },
        'The embedded database is for one process and for trying out: power loss can cost the latest answers. Set DATABASE_URL for real use.',
      )
    const close = () => client.close().finally(lock.release)
    return { kind: 'embedded', db, close }
  } catch (error) {
    lock.release()
    throw error
  }
}

/** Built aside and renamed when whole: a process killed at its first start leaves nothing half made in place. */
async function create(home: string, files: string) {
  log.info({ dataDir: home }, 'Creating the embedded database; this takes some seconds, once')
  const draft = path.join(home, 'pglite.new')
  fs.rmSync(draft, { recursive: true, force: true })
  const client = await PGlite.create(draft)
  await migrate(drizzle(client))
  await client.close()
  fs.renameSync(draft, files)
}

async function open(files: string) {
  try {
    return await PGlite.create(files)
  } catch (cause) {
    throw new DatabaseUnavailable(
      `The embedded database in ${files} does not open. It was left as it is: put a backup in its place, or move it away to start with an empty one.`,
      { cause },
    )
  }
}
