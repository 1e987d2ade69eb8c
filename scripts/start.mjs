// `npm start`: install what is missing, build when something changed, start, say where.
import { spawn } from 'node:child_process'
import net from 'node:net'
import path from 'node:path'
import {
  buildPrint,
  entry,
  installDependencies,
  listening,
  loadSettings,
  once,
  requireNode,
  root,
  run,
  SetupError,
  step,
} from './setup.mjs'

const dist = process.env.NEXT_DIST_DIR || '.next'

function requireFreePort(port) {
  return new Promise((resolve, reject) => {
    const probe = net.createServer()
    probe.once('error', () =>
      reject(
        new SetupError(
          `Port ${port} is taken. Stop what runs there, or choose another: PORT=${port + 1} npm start`,
        ),
      ),
    )
    probe.listen(port, () => probe.close(resolve))
  })
}

async function build() {
  await once(`${dist}/serverside-built`, buildPrint(process.env), async () => {
    step('Building the portal (about a minute)')
    await run('npm', ['run', '--silent', 'build'], { hint: 'The build failed; the lines above say where.' })
  })
}

/** Polls readiness: the first start also creates the embedded database, which takes some seconds. */
async function announce(child, port) {
  for (let waited = 0; child.exitCode === null; waited += 250) {
    const ready = await fetch(`http://localhost:${port}/api/health/ready`).catch(() => undefined)
    if (ready?.ok) return console.log(`\nServerside is running: http://localhost:${port}  (Ctrl-C stops it)`)
    if (waited === 60_000) console.error('Still not ready after a minute; the log above says why.')
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
}

await entry(async () => {
  requireNode()
  await installDependencies()
  await loadSettings({ isDevelopment: false })
  const port = Number(process.env.PORT ?? 3000)
  await requireFreePort(port)
  await build()
  step('Starting')
  const { args, env } = await listening({ isDevelopment: false })
  const child = spawn(
    process.execPath,
    [path.join(root, 'node_modules/next/dist/bin/next'), 'start', '-p', String(port), ...args],
    {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, ...env, NODE_ENV: 'production' },
    },
  )
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
  child.once('exit', (code) => process.exit(code ?? 0))
  await announce(child, port)
})
