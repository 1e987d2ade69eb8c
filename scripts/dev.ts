// `npm run dev` (`npm run dev -- -p 4901` for another port): compiles content as it changes, and runs Next's development server beside it.
import './content/production'
import { spawn } from 'node:child_process'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { builderOptions } from './content/options'
import { watchStyles } from './content/styles'
import { watchContent } from './content/watch'
import { listening } from './setup.mjs'

const root = process.cwd()
const { values } = parseArgs({ options: { port: { type: 'string', short: 'p' } } })
const port = values.port ?? process.env.PORT ?? '3000'

await watchStyles(root)
await watchContent(builderOptions(root, { watched: true }))

const { args, env } = await listening({ isDevelopment: true })
const next = path.join(root, 'node_modules/next/dist/bin/next')
// Next maps the errors it shows by itself. Node would read every map too, in the process that lists a page's addresses at
// each request: a fifth of what an edit costs.
const child = spawn(process.execPath, [next, 'dev', '--disable-source-maps', '-p', port, ...args], {
  cwd: root,
  stdio: 'inherit',
  // Next chooses its own mode, and must not inherit the loader that runs this file.
  env: { ...process.env, ...env, NODE_ENV: 'development', NODE_OPTIONS: '' },
})
child.once('exit', (code) => process.exit(code ?? 0))
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal))
