import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/** Test kit: a portal as a process of its own, to be killed and started again on the same port and data. */
export type Command = { args: string[]; cwd: string }
type Options = { command: Command; port: number; env: Record<string, string>; log?: string }

/** What `npm start` runs, without the build. */
export const nextStart = (port: number): Command => ({
  args: [path.resolve('node_modules/next/dist/bin/next'), 'start', '-p', String(port)],
  cwd: process.cwd(),
})

/** The handlers alone (`bare-server.ts`), in a folder whose `.content` is made of the given index. */
export function bareServer(port: number, folder: string, index: unknown): Command {
  for (const name of ['lib', 'app', 'components', 'node_modules', 'tsconfig.json', 'package.json'])
    if (!fs.existsSync(path.join(folder, name))) fs.symlinkSync(path.resolve(name), path.join(folder, name))
  fs.mkdirSync(path.join(folder, '.content'), { recursive: true })
  fs.writeFileSync(path.join(folder, '.content/index.json'), JSON.stringify(index))
  const script = path.resolve('e2e/kit/bare-server.ts')
  return { args: ['--conditions=react-server', '--import', 'tsx', script, String(port)], cwd: folder }
}

export class PortalProcess {
  readonly address: string
  readonly port: number
  readonly #options: Options
  #child: ChildProcess | undefined

  constructor(options: Options) {
    this.#options = options
    this.port = options.port
    this.address = `http://localhost:${options.port}`
  }

  /** Starts the process and answers when it is ready, after how many milliseconds. */
  async start(patienceMs = 180_000): Promise<number> {
    const began = Date.now()
    this.launch()
    while (Date.now() - began < patienceMs) {
      const ready = await fetch(`${this.address}/api/health/ready`, {
        signal: AbortSignal.timeout(2000),
      }).catch(() => null)
      if (ready?.ok) return Date.now() - began
      if (this.#child?.exitCode != null) throw new Error(`the portal ended with ${this.#child.exitCode}`)
      await sleep(20)
    }
    throw new Error(`the portal was not ready after ${patienceMs} ms`)
  }

  get pid() {
    return this.#child?.pid
  }

  /** Starts the process and waits for nothing. */
  launch(): void {
    const { command, env, log } = this.#options
    const output = log ? fs.openSync(log, 'a') : 'ignore'
    this.#child = spawn(process.execPath, command.args, {
      cwd: command.cwd,
      // All learners of a test come from one address, and faster than people do.
      env: { ...process.env, NODE_ENV: 'production', PROGRESS_LIMIT: '0', ...env },
      stdio: ['ignore', output, output],
    })
    if (typeof output === 'number') fs.closeSync(output)
  }

  /** Ends it without a word. */
  kill = () => this.#end('SIGKILL')

  /** Asks it to stop; answers its exit code. */
  stop = () => this.#end('SIGTERM')

  async #end(signal: NodeJS.Signals): Promise<number | null> {
    const child = this.#child
    if (!child || child.exitCode !== null || child.signalCode !== null) return child?.exitCode ?? null
    const ended = once(child, 'exit')
    child.kill(signal)
    const [code] = await ended
    return code
  }
}
