import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process'
import fs from 'node:fs'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'

/** Test kit: a throw-away PostgreSQL cluster on this machine's own binaries. */
export type Cluster = {
  url: string
  start: () => Promise<void>
  /** Ends the server as a power cut of the process would: nothing is flushed, nobody is told. */
  kill: () => Promise<void>
  /** Stops and removes it. */
  remove: () => Promise<void>
}

type Tools = { bin: string; owner?: { uid: number; gid: number } }

/** Where PostgreSQL is; undefined when this machine has none, or has it but no user who may run it. */
export function findPostgres(): Tools | undefined {
  const bin = candidates().find((folder) =>
    ['initdb', 'postgres'].every((name) => fs.existsSync(path.join(folder, name))),
  )
  if (!bin || process.getuid?.() !== 0) return bin ? { bin } : undefined
  // PostgreSQL refuses to run as root: the user that its package made runs it.
  const owner = idOf('postgres')
  return owner && { bin, owner }
}

type Place = {
  /** An empty folder to live in; one of its own by default. */
  home?: string
}

/** Makes and starts a cluster, trusting everybody on loopback. */
export async function startPostgres(tools: Tools, place: Place = {}): Promise<Cluster> {
  const home = place.home ?? fs.mkdtempSync(path.join(os.tmpdir(), 'serverside-postgres-'))
  const port = await freePort()
  const url = `postgres://serverside@127.0.0.1:${port}/postgres`
  if (tools.owner) fs.chownSync(home, tools.owner.uid, tools.owner.gid)
  const identity = ['-U', 'serverside', '-A', 'trust', '-E', 'UTF8', '--no-sync']
  execFileSync(path.join(tools.bin, 'initdb'), ['-D', path.join(home, 'data'), ...identity], {
    ...tools.owner,
    cwd: home,
    stdio: 'ignore',
  })
  let server: ChildProcess | undefined
  const start = async () => {
    const deadline = Date.now() + 30_000
    // Processes of a killed server may need a moment to notice; until then a new one refuses to start.
    do server = launch(tools, home, port)
    while (!(await isAnswering(url, server)) && Date.now() < deadline)
  }
  await start()
  return {
    url,
    start,
    kill: () => end(server, 'SIGKILL'),
    remove: async () => {
      await end(server, 'SIGINT')
      if (!place.home) fs.rmSync(home, { recursive: true, force: true })
    },
  }
}

function launch({ bin, owner }: Tools, home: string, port: number): ChildProcess {
  const settings = ['listen_addresses=127.0.0.1', `port=${port}`, `unix_socket_directories=${home}`]
  const log = fs.openSync(path.join(home, 'log'), 'a')
  const args = ['-D', path.join(home, 'data'), ...settings.flatMap((setting) => ['-c', setting])]
  const server = spawn(path.join(bin, 'postgres'), args, { ...owner, cwd: home, stdio: ['ignore', log, log] })
  fs.closeSync(log)
  return server
}

const hasEnded = (server: ChildProcess) => server.exitCode !== null || server.signalCode !== null

async function end(server: ChildProcess | undefined, signal: NodeJS.Signals) {
  if (!server || hasEnded(server)) return
  const ended = new Promise((resolve) => server.once('exit', resolve))
  // Each connection is served by a process of its own, in its own process group: they would outlive a killed parent.
  const servants = signal === 'SIGKILL' ? childrenOf(server) : []
  server.kill(signal)
  for (const pid of servants) killIfThere(pid)
  await ended
}

function childrenOf({ pid }: ChildProcess): number[] {
  const file = `/proc/${pid}/task/${pid}/children`
  return fs.existsSync(file)
    ? fs.readFileSync(file, 'utf8').trim().split(' ').filter(Boolean).map(Number)
    : []
}

function killIfThere(pid: number) {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // It ended by itself.
  }
}

/** True as soon as it answers, false when it ended instead. */
async function isAnswering(url: string, server: ChildProcess): Promise<boolean> {
  while (!hasEnded(server)) {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 1000 })
    client.on('error', () => undefined)
    try {
      await client.connect()
      await client.query('select 1')
      await client.end()
      return true
    } catch {
      await sleep(50)
    }
  }
  return false
}

function candidates(): string[] {
  const homes = ['/usr/lib/postgresql', '/opt/homebrew/opt', '/usr/local/opt'].filter((home) =>
    fs.existsSync(home),
  )
  const packaged = homes.flatMap((home) => fs.readdirSync(home).map((name) => path.join(home, name, 'bin')))
  const { stdout } = spawnSync('sh', ['-c', 'command -v initdb'], { encoding: 'utf8' })
  return stdout ? [path.dirname(fs.realpathSync(stdout.trim())), ...packaged] : packaged
}

/** A port that nobody listens on at this moment. */
export const freePort = () =>
  new Promise<number>((resolve, reject) => {
    const probe = net.createServer().once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      )
    })
  })

function idOf(user: string) {
  try {
    const [uid, gid] = ['-u', '-g'].map((flag) => Number(execFileSync('id', [flag, user], { stdio: 'pipe' })))
    return uid !== undefined && gid !== undefined ? { uid, gid } : undefined
  } catch {
    return undefined
  }
}
