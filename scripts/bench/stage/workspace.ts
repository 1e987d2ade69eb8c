import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'

/** What a copy of the project does without: what is linked, made by builds, or not read by them. */
const leftOut = /^(node_modules|docs|e2e|test-results|\..*|.*\.tsbuildinfo|public\/(_content|learn|llms.*))$/

/** A folder of its own to build or run in; `dispose` removes it. */
export type Workspace = { root: string; dispose: () => void }

function emptyWorkspace(): Workspace {
  const root = fs.mkdtempSync(path.join(os.tmpdir(), 'serverside-bench-'))
  // Hard links: the bundler does not follow a link that leaves its root, and a copy would take minutes.
  const linked = spawnSync('cp', ['-al', 'node_modules', path.join(root, 'node_modules')])
  if (linked.status !== 0) fs.cpSync('node_modules', path.join(root, 'node_modules'), { recursive: true })
  return { root, dispose: () => fs.rmSync(root, { recursive: true, force: true, maxRetries: 5 }) }
}

/** A copy of the project as it is now, not built. */
export function copyOfProject(): Workspace {
  const workspace = emptyWorkspace()
  for (const entry of fs.readdirSync('.').filter((name) => !leftOut.test(name)))
    fs.cpSync(entry, path.join(workspace.root, entry), {
      recursive: true,
      filter: (from) => !leftOut.test(from),
    })
  return workspace
}

/** A copy of the bare Next app that the portal is compared with, not built; `paragraphs` is the text of its `/text`. */
export function copyOfBaseline(paragraphs: string[] = []): Workspace {
  const workspace = emptyWorkspace()
  fs.cpSync('scripts/bench/baseline', workspace.root, { recursive: true })
  fs.writeFileSync(path.join(workspace.root, 'paragraphs.json'), JSON.stringify(paragraphs))
  return workspace
}

/** Runs a command to its end; throws with its output when it fails. */
export function runIn(root: string, command: string, env: Record<string, string> = {}) {
  const done = spawnSync('bash', ['-c', command], {
    cwd: root,
    env: { ...process.env, ...quiet, ...env },
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  })
  if (done.status !== 0) throw new Error(`${command} failed:\n${`${done.stdout}${done.stderr}`.slice(-4000)}`)
}

/** Nothing calls home during a measurement. */
export const quiet = { NEXT_TELEMETRY_DISABLED: '1', NO_UPDATE_NOTIFIER: '1' }
