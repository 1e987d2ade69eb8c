// `npm run bench`: every benchmark one after the other; their tables go into docs/performance.md. Takes about an hour.
import { spawnSync } from 'node:child_process'
import { builtPortal } from './stage/portal'

const benchmarks = ['weight', 'search', 'serve', 'progress', 'page', 'lab', 'dev', 'build']

const wanted = process.argv.slice(2)
const unknown = wanted.filter((name) => !benchmarks.includes(name))
if (unknown.length > 0)
  throw new Error(`There is no benchmark ${unknown.join(', ')}; there are ${benchmarks.join(', ')}.`)

const portal = builtPortal()
const failed: string[] = []
try {
  for (const name of benchmarks.filter((one) => wanted.length === 0 || wanted.includes(one))) {
    console.log(`\n— ${name}`)
    const words = ['--import', 'tsx', `scripts/bench/${name}.ts`, '--write']
    const env = { ...process.env, BENCH_PORTAL: portal.root }
    if (spawnSync(process.execPath, words, { stdio: 'inherit', env }).status !== 0) failed.push(name)
  }
} finally {
  portal.dispose()
}
if (failed.length > 0) {
  console.error(`Failed: ${failed.join(', ')}; the lines above say why.`)
  process.exitCode = 1
}
