import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { treeCpu } from '../gauge/processes'
import { freePort } from './server'

/** A throw-away PostgreSQL: durable as in production, gone afterwards. */
export type Cluster = { url: string; cpu: () => number; stop: () => Promise<void> }

/** PostgreSQL refuses to run as root; then it runs as the user that its package makes. */
function owner(): { uid?: number; gid?: number } {
  if (process.getuid?.() !== 0) return {}
  const [uid, gid] = ['-u', '-g'].map((which) =>
    Number(spawnSync('id', [which, 'postgres'], { encoding: 'utf8' }).stdout),
  )
  return { uid, gid }
}

function programs(): string {
  const installed = '/usr/lib/postgresql'
  const versions = fs.existsSync(installed) ? fs.readdirSync(installed).map(Number) : []
  const newest = Math.max(...versions)
  if (versions.length > 0) return `${installed}/${newest}/bin/`
  if (spawnSync('postgres', ['--version']).status === 0) return ''
  throw new Error('This benchmark needs the PostgreSQL server (on Debian: apt-get install postgresql).')
}

/** Makes and starts an empty cluster on a free port of this machine. */
export async function startPostgres(): Promise<Cluster> {
  const bin = programs()
  const user = owner()
  const data = fs.mkdtempSync(path.join(os.tmpdir(), 'bench-postgres-'))
  if (user.uid !== undefined && user.gid !== undefined) fs.chownSync(data, user.uid, user.gid)
  const how = ['-D', data, '-U', 'bench', '-A', 'trust', '--no-instructions', '-E', 'UTF8']
  const made = spawnSync(`${bin}initdb`, how, { ...user, cwd: data, encoding: 'utf8' })
  if (made.status !== 0) throw new Error(`initdb failed:\n${made.stderr}`)
  const port = await freePort()
  const where = ['-D', data, '-p', String(port), '-k', data, '-h', '127.0.0.1']
  const child = spawn(`${bin}postgres`, where, { ...user, cwd: data, stdio: 'ignore' })
  const gone = once(child, 'exit')
  const url = `postgres://bench@127.0.0.1:${port}/postgres`
  await answering(url)
  const stop = async () => {
    // "Fast": roll back what runs and stop.
    child.kill('SIGINT')
    await gone
    fs.rmSync(data, { recursive: true, force: true })
  }
  return { url, cpu: () => treeCpu(child.pid ?? 0), stop }
}

async function answering(url: string) {
  for (let attempt = 0; attempt < 100; attempt++) {
    const client = new pg.Client({ connectionString: url })
    const isUp = await client.connect().then(
      () => true,
      () => false,
    )
    await client.end().catch(() => undefined)
    if (isUp) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error('PostgreSQL did not start within ten seconds')
}
