import { spawn } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { treeCpu, treeMemoryMb } from './processes'

/** CPU seconds used up to the moment at which a line was printed. */
type Printed = { line: string; cpu: number }

/** What a command and everything it started used: CPU seconds (user and system), wall seconds, peak memory in MB. */
export type Usage = { cpu: number; wall: number; peakMb: number; printed: Printed[] }

type Options = { cwd: string; env?: Record<string, string> }

/** Announces each command of a script before it runs, so that its share can be told. */
const announce = 'trap \'echo "step: $BASH_COMMAND"\' DEBUG\n'

/** Runs a shell command to its end and measures it. Rejects with its output when it fails. */
export async function measureCommand(command: string, { cwd, env }: Options): Promise<Usage> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'bench-steps-'))
  const announcer = path.join(folder, 'announce.sh')
  fs.writeFileSync(announcer, announce)
  try {
    return await run(`TIMEFORMAT='used %U %S'; time ${command}`, {
      cwd,
      env: { ...env, BENCH_STEPS: announcer, npm_config_script_shell: writeShell(folder) },
    })
  } finally {
    fs.rmSync(folder, { recursive: true, force: true })
  }
}

/** A shell for npm's scripts that announces the commands of the script, but not those of scripts it calls. */
function writeShell(folder: string): string {
  const shell = path.join(folder, 'shell.sh')
  fs.writeFileSync(
    shell,
    '#!/bin/bash\nif [ -n "$BENCH_STEPS" ]; then export BASH_ENV=$BENCH_STEPS BENCH_STEPS=; else unset BASH_ENV; fi\nexec bash "$@"\n',
    { mode: 0o755 },
  )
  return shell
}

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
