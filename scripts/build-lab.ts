// Part of `npm run build`: prepares what runs servers in the reader’s tab (docs/labs.md) from packages into public/lab. Nothing
// happens when neither the packages nor our own scripts have changed.
import fs from 'node:fs'
import path from 'node:path'
import type { Manifest } from '@/lib/lab/manifest'
import { module, nodePackages, workerScript } from './lab/bundle'
import { framePage } from './lab/frame'
import { phpLicence, phpLoader, phpWasm } from './lab/php'
import { initdbWasm, postgresDirectory, postgresFiles, postgresVersion, postgresWasm } from './lab/postgres'
import { rubyLibrary, rubyVersion, rubyWasm } from './lab/ruby'
import { digestOf, Store } from './lab/store'

const target = 'public/lab'
const dist = process.env.NEXT_DIST_DIR || '.next'

/** Our own scripts, and the versions of all packages. */
function print(): string {
  const files = ['lib/lab', 'scripts/lab'].flatMap((folder) =>
    fs.readdirSync(folder, { recursive: true }).map((file) => path.join(folder, String(file))),
  )
  const contents = [...files.sort(), 'scripts/build-lab.ts', 'package-lock.json', 'NOTICE']
    .filter((file) => fs.statSync(file).isFile() && !file.endsWith('.test.ts'))
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

/** Two builds of PHP: one for browsers in which WebAssembly can wait for promises, one for all others. */
async function putPhp(store: Store) {
  await store.put('php-worker.js', await workerScript('php', phpLicence))
  for (const kind of ['jspi', 'asyncify'] as const) {
    await store.put(`php-${kind}.js`, await phpLoader(kind))
    await store.put(`php-${kind}.wasm`, phpWasm(kind))
  }
}

async function putPython(store: Store) {
  await store.put('python-worker.js', await workerScript('python'))
  const parts = {
    'python.mjs': 'pyodide.asm.mjs',
    'python.wasm': 'pyodide.asm.wasm',
    'python-library.zip': 'python_stdlib.zip',
  }
  for (const [name, file] of Object.entries(parts))
    await store.put(name, fs.readFileSync(`node_modules/pyodide/${file}`))
}

async function putRuby(store: Store) {
  await store.put('ruby-worker.js', await workerScript('ruby'))
  await store.put('ruby.wasm', rubyWasm())
  const recipe = rubyVersion + fs.readFileSync('scripts/lab/ruby.ts', 'utf8')
  await store.put('ruby-library.json', await store.made('ruby-library', recipe, rubyLibrary))
}

const recipes = {
  javascript: { script: 'javascript-worker.js', parts: ['web-packages.js', 'node-packages.js', ...database] },
  php: { script: 'php-worker.js', parts: ['php-jspi.js', 'php-jspi.wasm', ...database] },
  'php-asyncify': { script: 'php-worker.js', parts: ['php-asyncify.js', 'php-asyncify.wasm', ...database] },
  ruby: { script: 'ruby-worker.js', parts: ['ruby.wasm', 'ruby-library.json', ...database] },
  python: {
    script: 'python-worker.js',
    parts: ['python.mjs', 'python.wasm', 'python-library.zip', ...database],
  },
}

const notices = { 'NOTICE.txt': 'NOTICE', 'GPL-2.0.txt': 'node_modules/@php-wasm/web-8-4/LICENSE' }

export async function buildLab() {
  const stamp = path.join(target, '.print')
  const now = print()
  if (fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8') === now) return
  fs.rmSync(stamp, { force: true })
  const store = new Store(path.join(dist, 'cache/lab'), target)
  for (const put of [putPostgres, putJavascript, putPhp, putRuby, putPython]) await put(store)
  const manifest: Manifest = { assets: store.assets, recipes }
  fs.writeFileSync(path.join(target, 'manifest.json'), JSON.stringify(manifest))
  fs.writeFileSync(path.join(target, 'frame.html'), await framePage(false))
  fs.writeFileSync(path.join(target, 'frame-eval.html'), await framePage(true))
  for (const [name, source] of Object.entries(notices)) fs.copyFileSync(source, path.join(target, name))
  store.dropOthers(['manifest.json', 'frame.html', 'frame-eval.html', ...Object.keys(notices)])
  fs.writeFileSync(stamp, now)
  for (const [language, { script, parts }] of Object.entries(recipes)) {
    const bytes = [script, ...parts].reduce((sum, name) => sum + (store.assets[name]?.br ?? 0), 0)
    console.log(`lab: ${language} in ${(bytes / 1e6).toFixed(1)} MB, database included`)
  }
}

await buildLab()
// PGlite keeps Node alive.
process.exit(0)
