import 'server-only'
import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'

/** Who a process is. A process id alone is reused; together with the moment of its start it is not. */
export type ProcessIdentity = {
  pid: number
  /** As the system tells it; compared, never interpreted. Null where it cannot be known. */
  startedAt: string | null
  /** Changes when the machine starts anew or the process lives in another container: its id means nothing here then. */
  world: string
  host: string
}

/** This process, for others to recognise. */
export const currentProcess = (): ProcessIdentity => ({
  pid: process.pid,
  startedAt: startOf(process.pid),
  world: world(),
  host: os.hostname(),
})

/** Whether the process that made this identity still runs; `unknown` when it belongs to another container or machine. */
export function isSameProcess(known: ProcessIdentity): boolean | 'unknown' {
  if (known.host === os.hostname() && bootOf(known.world) !== bootOf(world())) return false
  if (known.world !== world() || known.host !== os.hostname()) return 'unknown'
  if (!exists(known.pid)) return false
  return known.startedAt === null || startOf(known.pid) === known.startedAt
}

function exists(pid: number) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // EPERM: it runs, but belongs to somebody else.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

const world = () => `${readOr('/proc/sys/kernel/random/boot_id')} ${linkOr('/proc/self/ns/pid')}`
const bootOf = (place: string) => place.split(' ')[0]

/** Linux: clock ticks since boot; elsewhere what `ps` prints; Windows: null. Null as well for what no longer runs. */
function startOf(pid: number): string | null {
  if (process.platform === 'linux') {
    // proc_pid_stat(5): state is field 3, start time field 22. Field 2, the name, may hold spaces and parentheses itself.
    const stat = readOr(`/proc/${pid}/stat`)
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    const hasEnded = fields[0] === 'Z' || fields[0] === 'X'
    return hasEnded ? null : (fields[19] ?? null)
  }
  if (process.platform === 'win32') return null
  try {
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim()
  } catch {
    return null
  }
}

const readOr = (file: string) => orEmpty(() => fs.readFileSync(file, 'utf8').trim())
const linkOr = (file: string) => orEmpty(() => fs.readlinkSync(file))

function orEmpty(read: () => string) {
  try {
    return read()
  } catch {
    return ''
  }
}
