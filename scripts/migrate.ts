// `npm run migrate`: the release step of a deployment. Applies what the database lacks and registers the questions of
// the compiled content; a start does the same, so this only moves the wait and the failure to before the switch.

import { closeDatabase, openDatabase } from '@/lib/db/db'
import { asUnavailable, isUnavailable } from '@/lib/db/unavailable'
import { registerCatalog } from '@/lib/progress/commands'

try {
  const { kind } = await openDatabase()
  await registerCatalog()
  console.log(`The ${kind === 'embedded' ? 'embedded' : 'PostgreSQL'} database is up to date.`)
} catch (error) {
  console.error(isUnavailable(error) ? `Not migrated: ${asUnavailable(error).message}` : error)
  process.exitCode = 1
} finally {
  await closeDatabase()
}
