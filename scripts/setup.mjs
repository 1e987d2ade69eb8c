// What both README commands need before anything of node_modules may be imported: plain Node, no dependency.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)))
// Nothing that the portal's commands start reports to anybody.
process.env.NEXT_TELEMETRY_DISABLED ??= '1'

const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'

/** A failure the user can act on: printed as one sentence, without a stack. */
export class SetupError extends Error {}

/** Runs a command with its output shown; rejects with `hint` when it fails. */
export function run(command, args, { hint, env, quiet = false } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: quiet ? ['ignore', 'ignore', 'inherit'] : ['ignore', 'inherit', 'inherit'],
      shell: process.platform === 'win32',
    })
    child.once('error', (error) => reject(new SetupError(`${hint ?? command}: ${error.message}`)))
    child.once('exit', (code) =>
      code === 0
        ? resolve()
        : reject(new SetupError(hint ?? `${command} ${args.join(' ')} failed (${code}).`)),
    )
  })
}

export function step(text) {
  process.stdout.write(`\n— ${text}\n`)
}

/** Reads .env.local and its like into the environment, as Next does. Needs installed packages. */
export async function loadSettings({ isDevelopment }) {
  // CommonJS: Node hands it over as the default export, tsx (npm run dev) as names.
  const env = await import('@next/env')
  const { loadEnvConfig } = env.default ?? env
  loadEnvConfig(root, isDevelopment, { info: () => undefined, error: console.error })
}

/**
 * On somebody's own computer, without mail server and address, mails go to a mailbox page. Whoever opens it can sign in
 * as anybody, so such a portal listens to this computer only; asked to listen elsewhere, it has no mailbox.
 */
export async function listening({ isDevelopment }) {
  await loadSettings({ isDevelopment })
  const { HOST: host, MAIL_SERVER, SITE_URL, MAILBOX } = process.env
  const isLocal = !MAIL_SERVER && !SITE_URL && MAILBOX !== 'off'
  if (isLocal && host && MAILBOX !== 'on')
    console.log(
      `\nListening on ${host}, so there is no mailbox; set MAIL_SERVER to let people sign in by mail.`,
    )
  if (host) return { args: ['-H', host], env: {} }
  return isLocal ? { args: ['-H', 'localhost'], env: { MAILBOX: 'on' } } : { args: [], env: {} }
}

export function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > 20 || (major === 20 && minor >= 9)) return
  throw new SetupError(
    `Serverside needs Node 20.9 or later; this is ${process.version}. Install a current Node and run the command again.`,
  )
}

/** What builds and package managers write, besides what people do. */
const isGenerated = (entry) =>
  /[/\\](node_modules|public[/\\](_content|lab|learn|llms[^/\\]*[.]txt))$/.test(entry)

/** Hash of the names, sizes and times of files: tells "changed since" without reading them. */
export function fingerprint(entries, folder = root) {
  const hash = createHash('sha256')
  const visit = (entry) => {
    const stat = fs.statSync(entry, { throwIfNoEntry: false })
    if (!stat) return
    if (!stat.isDirectory()) return void hash.update(`${entry}:${stat.size}:${stat.mtimeMs}\n`)
    for (const name of fs.readdirSync(entry).sort())
      if (!isGenerated(path.join(entry, name))) visit(path.join(entry, name))
  }
  for (const entry of entries) visit(path.join(folder, entry))
  return hash.digest('hex')
}

const buildInputs = [
  'app',
  'components',
  'content',
  'lib',
  'public',
  'scripts',
  'package.json',
  'package-lock.json',
  'next.config.mjs',
  'instrumentation.ts',
  'proxy.ts',
  'tsconfig.json',
  ...['.env', '.env.local', '.env.production', '.env.production.local'],
]
/** Settings that stand in the pages themselves. */
const builtIn = ['SITE_URL', 'EDIT_URL']

/** Changes when a build would come out differently: files by name, size and time; settings by value. */
export const buildPrint = (settings, folder = root) =>
  fingerprint(buildInputs, folder) + builtIn.map((name) => `\n${name}=${settings[name] ?? ''}`).join('')

/** Runs `work` unless the stamp file says that it was done for the same fingerprint. */
export async function once(stampFile, print, work) {
  const file = path.join(root, stampFile)
  if (fs.existsSync(file) && fs.readFileSync(file, 'utf8') === print) return false
  await work()
  fs.mkdirSync(path.dirname(file), { recursive: true })
  fs.writeFileSync(file, print)
  return true
}

export async function installDependencies() {
  const files = ['package.json', 'package-lock.json'].map((name) => path.join(root, name))
  const hash = createHash('sha256').update(process.version + process.platform + process.arch)
  for (const file of files) if (fs.existsSync(file)) hash.update(fs.readFileSync(file))
  await once('node_modules/.serverside-installed', hash.digest('hex'), async () => {
    step('Installing packages (about 700 MB on disk, one to three minutes the first time)')
    await run(npm, ['install', '--no-audit', '--no-fund', '--include=dev'], {
      hint: 'Installing packages failed. Check the network (npm must reach its registry), then run the command again.',
    })
  })
}

const found = (command, args = ['--version']) => spawnSync(command, args, { stdio: 'ignore' }).status === 0

/** Path of a Chromium on this machine, or undefined: Debian's, or the one Playwright installed. */
export async function findChromium() {
  const system = ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find((file) => fs.existsSync(file))
  if (system) return system
  const { chromium } = await import('@playwright/test')
  const own = chromium.executablePath()
  return fs.existsSync(own) ? own : undefined
}

export async function installChromium() {
  const present = await findChromium()
  if (present) return present
  const isDebianRoot = process.getuid?.() === 0 && fs.existsSync('/etc/debian_version') && found('apt-get')
  step(isDebianRoot ? 'Installing Chromium (Debian’s package)' : 'Installing Chromium (Playwright’s build)')
  const hint =
    'No Chromium could be installed. Install Chromium yourself (on Debian: apt-get install chromium), then run the command again.'
  if (isDebianRoot) {
    await run('apt-get', ['update', '-qq'], { hint, quiet: true })
    await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], {
      hint,
      quiet: true,
      env: { DEBIAN_FRONTEND: 'noninteractive' },
    })
  } else {
    await run(
      process.execPath,
      [path.join(root, 'node_modules/@playwright/test/cli.js'), 'install', 'chromium'],
      { hint },
    )
  }
  const installed = await findChromium()
  if (!installed) throw new SetupError(hint)
  return installed
}

/** Runs `main`; prints a SetupError as its sentence and anything else with its stack. */
export async function entry(main) {
  try {
    await main()
  } catch (error) {
    console.error(error instanceof SetupError ? `\n${error.message}` : error)
    process.exit(1)
  }
}
