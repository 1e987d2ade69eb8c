// `npm run build`: content, the application, pages. Next compiles in one process and writes pages in another, so that
// the memory of the one is free again for the other; what was compiled is kept, and used again until the code changes.
import { spawnSync } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from './setup.mjs'

const dist = path.join(root, process.env.NEXT_DIST_DIR || '.next')
const kept = path.join(dist, 'cache/compiled')
const printFile = path.join(dist, 'cache/compiled.print')

/** Everything that Next compiles or reads while it compiles. Content is not among it: pages read that as they are written. */
const compiled = [
  ...['app', 'components', 'lib', '.content/site.css', '.content/redirects.json'],
  ...['instrumentation.ts', 'proxy.ts', 'next.config.mjs', 'package-lock.json', 'tsconfig.json'],
  ...['.env', '.env.local', '.env.production', '.env.production.local'],
]
const isTest = (file) => /\.test\.tsx?$/.test(file)

/** Hash of the names and bytes of files, and of what the bundler is told by its surroundings. */
export function compilePrint(folder = root, surroundings = process.env) {
  const hash = createHash('sha256').update(`${process.version} ${process.platform} ${process.arch}\n`)
  for (const [name, value] of Object.entries(surroundings).sort())
    if (/^(NEXT_|VERCEL$|NODE_ENV$)/.test(name)) hash.update(`${name}=${value}\n`)
  const visit = (name) => {
    const entry = path.join(folder, name)
    const stat = fs.statSync(entry, { throwIfNoEntry: false })
    if (!stat || isTest(name)) return
    if (stat.isDirectory()) for (const one of fs.readdirSync(entry).sort()) visit(path.join(name, one))
    else hash.update(`${name}:${stat.size}\n`).update(fs.readFileSync(entry))
  }
  for (const name of compiled) visit(name)
  return hash.digest('hex')
}

/** Allocators give memory back at once instead of keeping it for later: 60 MB less at the peak, and as quick. */
const thrifty = { MIMALLOC_PURGE_DELAY: '0', MALLOC_ARENA_MAX: '1' }
/** The compiler works outside of Node's heap; content and pages are short-lived objects by the million, inside of it. */
const [smallHeap, roomyHeap] = ['--max-semi-space-size=1', '--max-semi-space-size=32']

function run(what, heap, ...args) {
  console.log(`\n${what}`)
  const { status } = spawnSync(process.execPath, [heap, ...args], {
    cwd: root,
    stdio: 'inherit',
    env: { ...thrifty, ...process.env },
  })
  if (status !== 0) process.exit(status ?? 1)
}
const runScript = (what, file) => run(what, roomyHeap, '--import', 'tsx', file)
const next = 'node_modules/next/dist/bin/next'
const runNext = (what, mode) =>
  run(what, mode === 'compile' ? smallHeap : roomyHeap, next, 'build', '--experimental-build-mode', mode)

/** What a build writes, without what outlives builds. */
const written = (folder) => fs.readdirSync(folder).filter((name) => name !== 'cache')

function copyWritten(from, to) {
  for (const name of written(from)) fs.cpSync(path.join(from, name), path.join(to, name), { recursive: true })
}

function compile() {
  const print = compilePrint()
  if (fs.existsSync(printFile) && fs.readFileSync(printFile, 'utf8') === print) return restore()
  fs.rmSync(printFile, { force: true })
  fs.rmSync(kept, { recursive: true, force: true })
  runNext('Compile the application', 'compile')
  copyWritten(dist, kept)
  fs.writeFileSync(printFile, print)
}

function restore() {
  console.log('\nThe application has not changed: its last compilation is used')
  for (const name of written(dist)) fs.rmSync(path.join(dist, name), { recursive: true, force: true })
  copyWritten(kept, dist)
}

/** The files that name a build, beside the folder of that name. */
const namedIn = [
  ...['BUILD_ID', 'build-manifest.json', 'fallback-build-manifest.json'],
  'server/middleware-build-manifest.js',
]

/** Every build has a name of its own, by which browsers tell pages of two builds apart, even when the code is the same. */
export function nameBuild(folder, name = randomBytes(12).toString('hex')) {
  const before = fs.readFileSync(path.join(folder, 'BUILD_ID'), 'utf8')
  fs.renameSync(path.join(folder, 'static', before), path.join(folder, 'static', name))
  for (const file of namedIn.map((one) => path.join(folder, one)))
    fs.writeFileSync(file, fs.readFileSync(file, 'utf8').replaceAll(before, name))
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  if (path.relative(root, dist).split(path.sep)[0] === '..' || dist === root)
    throw new Error(`NEXT_DIST_DIR must name a folder inside of ${root}: a build empties it.`)
  runScript('Compile the content', 'scripts/build-content.tsx')
  runScript('Prepare the lab', 'scripts/build-lab.ts')
  compile()
  nameBuild(dist)
  runNext('Write the pages', 'generate')
  runScript('Seal the pages and list what can be kept', 'scripts/finish-build.ts')
}
