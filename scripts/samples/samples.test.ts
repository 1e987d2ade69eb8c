import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { findPostgres } from '@/lib/db/testing/postgres'
import {
  differences,
  type Exchange,
  exchangeBytes,
  filledIn,
  parseMessage,
  requestBytes,
  type Seen,
  withServer,
} from './exchange'
import { isPresent, runtimeOf } from './runtimes'
import { endSessions, isForSessions, playSessions } from './sessions'
import { runSql } from './sql'

const folders = fs
  .readdirSync('content', { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name === 'code')
  .map((entry) => path.posix.join(entry.parentPath.replaceAll('\\', '/'), entry.name))

/** Files that the page declares not to run (`run="no"`), by their path under the page's folder. */
function declaredStill(folder: string): Set<string> {
  const page = path.dirname(folder)
  const text = fs
    .readdirSync(page)
    .filter((name) => name.endsWith('.mdx'))
    .map((name) => fs.readFileSync(path.join(page, name), 'utf8'))
    .join('\n')
  const elements = [...text.matchAll(/<Code\s[^>]*>/g)].map(([element]) => element)
  return new Set(
    elements
      .filter((element) => /\srun="no"/.test(element))
      .map((element) => /file="([^"]+)"/.exec(element)?.[1] ?? ''),
  )
}

function exchangesOf(folder: string): Exchange[] {
  const file = path.join(folder, 'exchanges.yaml')
  return fs.existsSync(file) ? parse(fs.readFileSync(file, 'utf8')) : []
}

function runScript(file: string): string {
  const runtime = runtimeOf(file)
  if (!runtime) throw new Error(`${file}: no runtime`)
  const [command, ...args] = runtime.script(path.basename(file))
  const result = spawnSync(command, args, { cwd: path.dirname(file), encoding: 'utf8', timeout: 30_000 })
  if (result.status !== 0)
    throw new Error(`${file} ended with ${result.status ?? result.signal}: ${result.stderr}`)
  return result.stdout
}

function run(file: string): string | Promise<string> {
  if (runtimeOf(file)) return runScript(file)
  const script = fs.readFileSync(file, 'utf8')
  return isForSessions(file) ? playSessions(script) : runSql(script)
}

/** What this machine lacks to run a file; undefined when nothing. */
function lackingFor(name: string): string | undefined {
  const runtime = runtimeOf(name)
  if (runtime && !isPresent(runtime)) return runtime.language
  return isForSessions(name) && !findPostgres() ? 'PostgreSQL' : undefined
}

type Samples = { folder: string; exchanges: Exchange[]; servers: Set<string>; programs: string[] }

function samplesOf(folder: string): Samples {
  const still = declaredStill(folder)
  const exchanges = exchangesOf(folder)
  const servers = new Set(exchanges.flatMap((exchange) => exchange.servers))
  const isProgram = (name: string) => runtimeOf(name) !== undefined || name.endsWith('.sql')
  const programs = fs
    .readdirSync(folder, { recursive: true })
    .map(String)
    .filter((name) => isProgram(name) && !servers.has(name) && !still.has(`code/${name}`))
  return { folder, exchanges, servers, programs }
}

const samples = folders.map(samplesOf).filter(({ servers, programs }) => servers.size + programs.length > 0)
// `$folder` would be cut short, and a lesson's samples could not be run by its name.
const named = samples.map((one) => [one.folder, one] as const)

afterAll(endSessions)

describe.each(named)('%s', (folder, { exchanges, servers, programs }) => {
  for (const name of programs) {
    const file = path.join(folder, name)
    const lacking = lackingFor(name)
    test.skipIf(lacking)(
      `${name} prints what the page shows${lacking ? ` (${lacking} is not installed)` : ''}`,
      async () => {
        const shown = fs.existsSync(`${file}.out`) ? fs.readFileSync(`${file}.out`, 'utf8') : undefined
        expect(
          shown,
          `${name} is runnable: record its output in ${name}.out, name it in exchanges.yaml, or say run="no"`,
        ).toBeDefined()
        expect(await run(file)).toBe(shown)
      },
    )
  }

  for (const name of servers) {
    const runtime = runtimeOf(name)
    const absent = runtime && !isPresent(runtime)
    test.skipIf(absent)(
      `${name} answers every exchange as shown${absent ? ` (${runtime.language} is not installed)` : ''}`,
      async () => {
        const seen: Seen = new Map()
        await withServer(path.join(folder, name), async (port) => {
          for (const exchange of exchanges.filter((entry) => entry.servers.includes(name))) {
            const actual = await exchangeBytes(port, requestBytes(filledIn(exchange.request, seen)))
            expect(differences(parseMessage(exchange.response), actual, seen), exchange.name).toEqual([])
          }
        })
      },
    )
  }
})
