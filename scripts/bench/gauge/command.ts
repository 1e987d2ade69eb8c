import { spawn } from 'node:child_process'
import { treeCpu, treeMemoryMb } from './processes'

/** CPU seconds used up to the moment at which a line was printed. */
type Printed = { line: string; cpu: number }

/** What a command and everything it started used: CPU seconds (user and system), wall seconds, peak memory in MB. */
export type Usage = { cpu: number; wall: number; peakMb: number; printed: Printed[] }

type Options = { cwd: string; env?: Record<string, string> }

/** Runs a shell command to its end and measures it. Rejects with its output when it fails. */
export const measureCommand = (command: string, options: Options): Promise<Usage> =>
  run(`TIMEFORMAT='used %U %S'; time ${command}`, options)

/** Reads the CPU seconds of a tree of processes whose members may leave it. */
function watchCpu(root: number) {
  let [last, lost] = [0, 0]
  return {
    read() {
      const now = treeCpu(root)
      // A process that outlives its parent, if by a moment, takes its seconds out of the tree.
      lost += Math.max(0, last - now)
      last = now
      return now + lost
    },
    lost: () => lost,
  }
}

function run(script: string, { cwd, env }: Options): Promise<Usage> {
  return new Promise((resolve, reject) => {
    const started = performance.now()
    const child = spawn('bash', ['-c', script], { cwd, env: { ...process.env, ...env } })
    const root = child.pid ?? 0
    const watched = watchCpu(root)
    const printed: Printed[] = []
    let peakMb = 0
    const sampler = setInterval(() => {
      watched.read()
      peakMb = Math.max(peakMb, treeMemoryMb(root))
    }, 150)
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (data) => {
        const cpu = watched.read()
        printed.push(
          ...String(data)
            .split('\n')
            .map((line) => ({ line, cpu })),
        )
      })
    child.once('close', (code) => {
      clearInterval(sampler)
      const output = printed.map(({ line }) => line).join('\n')
      const [, user, system] = /used ([\d.]+) ([\d.]+)/.exec(output) ?? []
      if (code !== 0 || !user) return reject(new Error(`${script} failed (${code}):\n${output.slice(-4000)}`))
      const wall = (performance.now() - started) / 1000
      resolve({ cpu: Number(user) + Number(system) + watched.lost(), wall, peakMb, printed })
    })
  })
}
