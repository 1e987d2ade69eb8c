import { spawnSync } from 'node:child_process'
import path from 'node:path'

/** How files of one language are run: as a script, and as a server that reads PORT. */
export type Runtime = {
  language: string
  /** Command and arguments that print the version; used to see whether the runtime is here. */
  probe: [string, ...string[]]
  script: (file: string) => [string, ...string[]]
  /** Set where a file is served by the language's own server unless it listens by itself. */
  server?: (file: string, port: number) => [string, ...string[]]
  /** Whether the source of a server listens by itself. */
  listens?: RegExp
}

const tsx = path.resolve('node_modules/tsx/dist/cli.mjs')

const runtimes: Record<string, Runtime> = {
  '.mjs': { language: 'JavaScript', probe: ['node', '--version'], script: (file) => ['node', file] },
  '.js': { language: 'JavaScript', probe: ['node', '--version'], script: (file) => ['node', file] },
  '.ts': { language: 'TypeScript', probe: ['node', '--version'], script: (file) => ['node', tsx, file] },
  '.py': { language: 'Python', probe: ['python3', '--version'], script: (file) => ['python3', '-B', file] },
  '.rb': { language: 'Ruby', probe: ['ruby', '--version'], script: (file) => ['ruby', file] },
  '.java': { language: 'Java', probe: ['java', '-version'], script: (file) => ['java', file] },
  '.php': {
    language: 'PHP',
    probe: ['php', '--version'],
    script: (file) => ['php', file],
    server: (file, port) => ['php', '-S', `127.0.0.1:${port}`, file],
    listens: /stream_socket_server/,
  },
}

const present = new Map<string, boolean>()

/** The runtime for a file by its ending, or undefined for files that are not programs of a language we run. */
export function runtimeOf(file: string): Runtime | undefined {
  return runtimes[path.extname(file)]
}

/** Whether a runtime is installed on this machine; asked once per command. */
export function isPresent({ probe: [command, ...args] }: Runtime): boolean {
  const known = present.get(command)
  if (known !== undefined) return known
  const found = spawnSync(command, args, { stdio: 'ignore' }).status === 0
  present.set(command, found)
  return found
}
