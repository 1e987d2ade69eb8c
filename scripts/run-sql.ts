/**
 * Runs an SQL file on a fresh PostgreSQL and prints what its `.out` file is to hold.
 *
 *   npx tsx scripts/run-sql.ts content/lessons/…/code/orders.sql
 */
import fs from 'node:fs'
import { endSessions, isForSessions, playSessions } from './samples/sessions'
import { runSql } from './samples/sql'

const file = process.argv[2]
if (!file) throw new Error('Say which file to run: npx tsx scripts/run-sql.ts orders.sql')
const script = fs.readFileSync(file, 'utf8')
process.stdout.write(await (isForSessions(file) ? playSessions(script) : runSql(script)))
await endSessions()
