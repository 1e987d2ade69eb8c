import 'server-only'
import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { currentProcess, isSameProcess, type ProcessIdentity } from './process-identity'

/**
 * One process per directory, since PGlite takes no lock and a second opener silently loses rows.
 *
 * Every claimant writes a file of its own, then looks at the others: a living one wins over it. The file of a dead
 * process may be removed by anybody at any time, because nobody else ever writes under that name; so there is no
 * moment at which two racers could remove each other's fresh lock. Two that claim at once both step back and try again.
 */
export type DirectoryLock = { release: () => void }

/** Thrown when a living process has the directory. The message names it and says what to do. */
export class DirectoryInUse extends Error {
  override name = 'DirectoryInUse'
}

type Claim = { holder: ProcessIdentity; since: string; held: boolean }
type SeenClaim = Claim & { file: string }

/** A process of another container or machine cannot be looked up; it counts as alive while it renews its claim. */
const renewEveryMs = 5_000
const foreignDeadAfterMs = 60_000
const giveUpAfterMs = 1_500

/** Takes the lock or throws `DirectoryInUse` within two seconds. Survives `kill -9` of the holder. */
export async function lockDirectory(directory: string): Promise<DirectoryLock> {
  fs.mkdirSync(directory, { recursive: true })
  const file = path.join(directory, `${process.pid}-${randomBytes(6).toString('hex')}.json`)
  const claim: Claim = { holder: currentProcess(), since: new Date().toISOString(), held: false }
  const deadline = Date.now() + giveUpAfterMs
  for (;;) {
    writeWhole(file, claim)
    const rivals = livingClaims(directory).filter((seen) => seen.file !== file)
    if (rivals.length === 0) break
    fs.rmSync(file, { force: true })
    const rival = rivals.find(({ held }) => held) ?? rivals[0]
    if (rival && (rival.held || Date.now() > deadline)) throw new DirectoryInUse(refusal(directory, rival))
    await sleep(20 + Math.random() * 80)
  }
  writeWhole(file, { ...claim, held: true })
  return hold(file)
}

function hold(file: string): DirectoryLock {
  const renew = setInterval(() => {
    const now = new Date()
    fs.utimes(file, now, now, () => undefined)
  }, renewEveryMs).unref()
  const release = () => {
    clearInterval(renew)
    process.off('exit', release)
    fs.rmSync(file, { force: true })
  }
  process.once('exit', release)
  return { release }
}

/** Claims of others are never seen half written: the name ends in `.json` only once the content is there. */
function writeWhole(file: string, claim: Claim) {
  const draft = file.replace(/json$/, 'draft')
  fs.writeFileSync(draft, JSON.stringify(claim))
  fs.renameSync(draft, file)
}

function livingClaims(directory: string): SeenClaim[] {
  const files = fs.readdirSync(directory).map((name) => path.join(directory, name))
  return files.flatMap((file) => {
    const seen = file.endsWith('.json') ? readClaim(file) : undefined
    if (seen && isAlive(seen)) return [seen]
    if (seen) fs.rmSync(file, { force: true })
    return []
  })
}

/**
 * Undefined when its owner took the claim back meanwhile. One that cannot be read is left from a machine that went down while
 * it was written, since a living process's is always whole: it goes, or nobody could ever start again.
 */
function readClaim(file: string): SeenClaim | undefined {
  try {
    return { ...JSON.parse(fs.readFileSync(file, 'utf8')), file }
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    if (error instanceof SyntaxError) return void fs.rmSync(file, { force: true })
    throw error
  }
}

function isAlive({ holder, file }: SeenClaim): boolean {
  const same = isSameProcess(holder)
  if (same !== 'unknown') return same
  const renewed = fs.statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0
  return Date.now() - renewed < foreignDeadAfterMs
}

function refusal(directory: string, { holder, since, file }: SeenClaim) {
  const where = holder.host === currentProcess().host ? '' : ` on ${holder.host}`
  return (
    `The embedded database in ${path.dirname(directory)} is in use by process ${holder.pid}${where} since ${since}. ` +
    `Stop that process, or set PORTAL_DATA_DIR to another directory, or set DATABASE_URL to use PostgreSQL. ` +
    `(Its claim is ${file}.)`
  )
}
