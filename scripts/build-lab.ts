// Part of `npm run build`: prepares what runs servers in the reader’s tab (docs/labs.md) from packages into public/lab. Nothing
// happens when neither the packages nor our own scripts have changed.
import fs from 'node:fs'
import path from 'node:path'
import type { Manifest } from '@/lib/lab/manifest'
import { module, nodePackages, workerScript } from './lab/bundle'
import { framePage } from './lab/frame'
import { initdbWasm, postgresDirectory, postgresFiles, postgresVersion, postgresWasm } from './lab/postgres'
import { digestOf, Store } from './lab/store'

const target = 'public/lab'
const dist = process.env.NEXT_DIST_DIR ?? '.next'

/** Our own scripts, and the versions of all packages. */
function print(): string {
  const files = ['lib/lab', 'scripts/lab'].flatMap((folder) =>
    fs.readdirSync(folder, { recursive: true }).map((file) => path.join(folder, String(file))),
  )
  const contents = [...files.sort(), 'scripts/build-lab.ts', 'package-lock.json']
    .filter((file) => fs.statSync(file).isFile())
    .flatMap((file) => [file, fs.readFileSync(file)])
  return digestOf(...contents)
}

async function putPostgres(store: Store) {
  await store.put('postgres.wasm', postgresWasm())
  await store.put('initdb.wasm', initdbWasm())
  await store.put('postgres.data', postgresFiles())
  const recipe = postgresVersion + fs.readFileSync('scripts/lab/postgres.ts', 'utf8')
  const directory = await store.made('postgres-directory', recipe, postgresDirectory)
  await store.put('postgres-directory.tar', directory)
  await store.put('database.js', await module('lib/lab/guest/database.ts'))
}
const database = ['postgres.wasm', 'initdb.wasm', 'postgres.data', 'postgres-directory.tar', 'database.js']

async function putJavascript(store: Store) {
  await store.put('javascript-worker.js', await workerScript('javascript'))
  await store.put('web-packages.js', await module('lib/lab/guest/javascript/web-packages.ts'))
  await store.put('node-packages.js', await nodePackages())
}

const recipes = {
  javascript: { script: 'javascript-worker.js', parts: ['web-packages.js', 'node-packages.js', ...database] },
}

export async function buildLab() {
  const stamp = path.join(target, '.print')
  const now = print()
  if (fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8') === now) return
  fs.rmSync(stamp, { force: true })
  const store = new Store(path.join(dist, 'cache/lab'), target)
  for (const put of [putPostgres, putJavascript]) await put(store)
  const manifest: Manifest = { assets: store.assets, recipes }
  fs.writeFileSync(path.join(target, 'manifest.json'), JSON.stringify(manifest))
  fs.writeFileSync(path.join(target, 'frame.html'), await framePage(false))
  fs.writeFileSync(path.join(target, 'frame-eval.html'), await framePage(true))
  store.dropOthers(['manifest.json', 'frame.html', 'frame-eval.html'])
  fs.writeFileSync(stamp, now)
  for (const [language, { script, parts }] of Object.entries(recipes)) {
    const bytes = [script, ...parts].reduce((sum, name) => sum + (store.assets[name]?.br ?? 0), 0)
    console.log(`lab: ${language} in ${(bytes / 1e6).toFixed(1)} MB, database included`)
  }
}

await buildLab()
// PGlite keeps Node alive.
process.exit(0)
