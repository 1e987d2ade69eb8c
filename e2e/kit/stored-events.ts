import path from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import pg from 'pg'
import type { Stored } from './ledger'

/** Test kit: every event that learners sent, read past the portal from the database itself. */
const query = `select learner_id as "learnerId", event_id as "eventId" from progress_event where type <> 'lesson_completed'`

export async function storedInPostgres(url: string): Promise<Stored[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<Stored>(query)).rows
  } finally {
    await client.end()
  }
}

/** Only after the portal ended: two openers of one directory lose rows. */
export async function storedEmbedded(dataDir: string): Promise<Stored[]> {
  const client = await PGlite.create(path.join(dataDir, 'pglite'))
  try {
    return (await client.query<Stored>(query)).rows
  } finally {
    await client.close()
  }
}
