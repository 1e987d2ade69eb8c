import 'server-only'
import { notePeers } from '@/lib/auth/peer'
import { DatabaseUnavailable } from '@/lib/db/unavailable'
import { env } from '@/lib/env'
import { turnAsideUndecodable } from '@/lib/http/undecodable'
import { log } from '@/lib/log'
import { registerCatalog } from '@/lib/progress/commands'
import { installShutdown } from '@/lib/shutdown'

/**
 * Before the first request: the database opens, migrates and learns this build's questions. Lessons are readable
 * without it, so a database that is away only delays us by its patience; the first answer tries again.
 */
export async function start(): Promise<void> {
  // A function on Vercel starts often and may never need the database: there all this happens at its first use.
  if (env.isBuilding || env.isVercel) return
  installShutdown()
  notePeers()
  turnAsideUndecodable()
  await registerCatalog().catch((error) => {
    // An unavailable database was logged where it was noticed.
    if (!(error instanceof DatabaseUnavailable))
      log.error({ err: error }, 'questions could not be registered')
  })
}
