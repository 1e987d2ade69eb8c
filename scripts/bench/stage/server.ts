import { spawn } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import net from 'node:net'
import path from 'node:path'
import { cpuOf, treeCpu, treeMemoryMb } from '../gauge/processes'
import { quiet } from './workspace'

/** A running server; `cpu` are the seconds it and its children have used so far. */
export type Server = {
  port: number
  url: string
  cpu: () => number
  /** The same of those of its processes whose command line contains certain words. */
  cpuOf: (words: string) => number
  memoryMb: () => number
  stop: () => Promise<void>
}

type Options = {
  root: string
  command: string[]
  /** Answered with 200 as soon as the server is ready. */
  readyPath: string
  env?: Record<string, string>
}

/** A port that nobody listens on at the moment. */
export async function freePort(): Promise<number> {
  const probe = net.createServer().listen(0)
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  await once(probe, 'close')
  return typeof address === 'object' && address ? address.port : 0
}

/** Starts a server and waits until it is ready; `PORT` tells it where to listen. */
export async function startServer({ root, command, readyPath, env }: Options): Promise<Server> {
  const port = await freePort()
  const url = `http://localhost:${port}`
  const logFile = path.join(root, `server-${port}.log`)
  const log = fs.openSync(logFile, 'w')
  const [program = '', ...words] = command
  const child = spawn(program, words, {
    cwd: root,
    // A group of its own, so that stopping reaches what the server started.
    detached: true,
    stdio: ['ignore', log, log],
    env: { ...process.env, ...quiet, PORT: String(port), SITE_URL: url, ...env },
  })
  const pid = child.pid ?? 0
  const gone = once(child, 'exit')
  const stop = async () => {
    if (child.exitCode === null) process.kill(-pid, 'SIGTERM')
    await gone
    fs.closeSync(log)
  }
  const isReady = async () => (await fetch(url + readyPath).catch(() => undefined))?.ok === true
  for (let waited = 0; !(await isReady()); waited += 100) {
    if (child.exitCode !== null || waited > 180_000) {
      if (child.exitCode === null) await stop()
      throw new Error(`${command.join(' ')} did not start:\n${fs.readFileSync(logFile, 'utf8').slice(-4000)}`)
    }
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  return {
    port,
    url,
    cpu: () => treeCpu(pid),
    cpuOf: (words) => cpuOf(pid, words),
    memoryMb: () => treeMemoryMb(pid),
    stop,
  }
}

/** A built app as `next start` serves it. */
export const startBuilt = (root: string, readyPath: string, env: Record<string, string> = {}) =>
  startServer({
    root,
    command: [process.execPath, 'node_modules/next/dist/bin/next', 'start'],
    readyPath,
    env: {
      NODE_ENV: 'production',
      LOG_LEVEL: 'warn',
      PORTAL_DATA_DIR: path.join(root, '.data'),
      // Everything here comes from one address.
      PROGRESS_LIMIT: '0',
      ...env,
    },
  })
