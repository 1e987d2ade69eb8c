import fs from 'node:fs'

/** Linux counts a process's CPU time in hundredths of a second. */
const ticksPerSecond = 100

/** CPU seconds: `own` of the process, `cpu` with those of its children that ended. */
type Process = { pid: number; parent: number; own: number; cpu: number }

function readProcess(pid: number): Process | undefined {
  try {
    const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The name in brackets may hold spaces and brackets itself: fields are counted from its end.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    const [user = 0, system = 0, childUser = 0, childSystem = 0] = fields.slice(11, 15).map(Number)
    const own = (user + system) / ticksPerSecond
    return { pid, parent: Number(fields[1]), own, cpu: own + (childUser + childSystem) / ticksPerSecond }
  } catch {
    // It ended between the listing and the reading.
    return undefined
  }
}

/** A process and everything it started that still runs. */
function treeOf(root: number): Process[] {
  const pids = fs.readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  const all = pids.flatMap((pid) => readProcess(Number(pid)) ?? [])
  const members = new Set([root])
  for (let before = 0; before < members.size; ) {
    before = members.size
    for (const { pid, parent } of all) if (members.has(parent)) members.add(pid)
  }
  return all.filter(({ pid }) => members.has(pid))
}

/** CPU seconds, user and system, that a process and its descendants have used so far, ended ones included. */
export const treeCpu = (root: number): number => treeOf(root).reduce((sum, { cpu }) => sum + cpu, 0)

/** The same for those of the tree whose command line contains `words`, without the children of each that ended. */
export function cpuOf(root: number, words: string): number {
  const concerned = treeOf(root).filter(({ pid }) => commandLine(pid).includes(words))
  return concerned.reduce((sum, { own }) => sum + own, 0)
}

function commandLine(pid: number): string {
  try {
    return fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
  } catch {
    return ''
  }
}

/** Memory of a process and its descendants in MB: what several share is counted once (PSS). */
export function treeMemoryMb(root: number): number {
  const kilobytes = treeOf(root).map(({ pid }) => {
    try {
      const rollup = fs.readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8')
      return Number(/^Pss:\s+(\d+)/m.exec(rollup)?.[1] ?? 0)
    } catch {
      return 0
    }
  })
  return kilobytes.reduce((sum, size) => sum + size, 0) / 1024
}

/** CPU seconds that the whole machine has spent on anything since it started. */
function machineCpu(): number {
  const [, ...fields] = /^cpu .*/m.exec(fs.readFileSync('/proc/stat', 'utf8'))?.[0].trim().split(/\s+/) ?? []
  const [user = 0, nice = 0, system = 0, , , irq = 0, softirq = 0] = fields.map(Number)
  return (user + nice + system + irq + softirq) / ticksPerSecond
}

/**
 * Watches whether the machine is ours. The function returned tells how many cores other programs kept busy, on
 * average, since the watch began: above 0.2 a run counts as disturbed.
 */
export function watchOthers(): () => number {
  const begun = performance.now()
  const before = machineCpu() - treeCpu(process.pid)
  return () =>
    Math.max(0, (machineCpu() - treeCpu(process.pid) - before) / ((performance.now() - begun) / 1000))
}

/** Waits until other programs leave the machine alone, but no longer than so many seconds. */
export async function waitForQuiet(limit: number) {
  const deadline = performance.now() + limit * 1000
  while (performance.now() < deadline) {
    const others = watchOthers()
    await new Promise((resolve) => setTimeout(resolve, 2000))
    if (others() < 0.15) return
  }
}
