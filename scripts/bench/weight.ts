// `npm run bench:weight`: where each kilobyte of JavaScript of a lesson page comes from, read off the source maps of the
// scripts that a browser asks for while it opens the page.
import fs from 'node:fs'
import path from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { watchOthers } from './gauge/processes'
import { digits, publish, table } from './gauge/report'
import { bytesBySource, type IndexedMap, type SourceMap } from './gauge/source-map'
import { startBrowser } from './stage/browser'
import { startBuilt } from './stage/server'
import { copyOfProject, runIn } from './stage/workspace'

const lesson = '/learn/start-here/what-a-backend-does'

/** Whose code a source is, by its path; the first that fits counts. */
const owners: [name: string, path: RegExp][] = [
  ['React DOM', /react-dom|scheduler/],
  ['React', /next\/dist\/compiled\/react|node_modules\/react\//],
  ['Next: client', /node_modules\/next\/|@swc\/helpers/],
  ['Next: bundler runtime', /turbopack.*runtime|\[turbopack\]/],
  ['TanStack Query', /@tanstack/],
  ['ours: progress', /components\/progress|lib\/progress|lib\/auth/],
  ['ours: instruments and questions', /components\/(instrument|quiz)|lib\/quiz/],
  ['ours: page body', /components\/lesson/],
  ['ours: header, palette button, navigation', /components\/(site|search|ui)|lib\/(search|preferences)/],
  ['ours: the rest', /\/(app|components|lib)\//],
]

const ownerOf = (source: string) =>
  source === '' ? 'module wrappers' : (owners.find(([, pattern]) => pattern.test(source))?.[0] ?? source)

const withMaps = `import own from './own.config.mjs'

export default async (...given) => ({
  ...(typeof own === 'function' ? await own(...given) : own),
  productionBrowserSourceMaps: true,
})
`

/** Builds a copy that keeps its source maps. */
function buildWithMaps() {
  const copy = copyOfProject()
  fs.renameSync(path.join(copy.root, 'next.config.mjs'), path.join(copy.root, 'own.config.mjs'))
  fs.writeFileSync(path.join(copy.root, 'next.config.mjs'), withMaps)
  runIn(copy.root, 'npm run build')
  return copy
}

/** Paths of all scripts that the page loads until it is quiet. */
async function scriptsOf(root: string): Promise<string[]> {
  const server = await startBuilt(root, '/api/health/live')
  const browser = await startBrowser()
  try {
    const page = await browser.newPage()
    const scripts = new Set<string>()
    page.on('response', (response) => {
      const { pathname } = new URL(response.url())
      if (pathname.endsWith('.js')) scripts.add(pathname)
    })
    await page.goto(server.url + lesson, { waitUntil: 'networkidle' })
    return [...scripts]
  } finally {
    await browser.close()
    await server.stop()
  }
}

type Share = { raw: number; brotli: number }

/** Adds up a script by owner: its compressed size is divided as its plain size is. */
function addScript(shares: Map<string, Share>, file: string) {
  const text = fs.readFileSync(file, 'utf8').replace(/\n\/\/# (sourceMappingURL|debugId)=.*/g, '')
  const map: SourceMap | IndexedMap = JSON.parse(fs.readFileSync(`${file}.map`, 'utf8'))
  const ratio = brotliCompressSync(text).length / Buffer.byteLength(text)
  for (const [source, raw] of bytesBySource(text, map)) {
    const owner = ownerOf(source)
    const share = shares.get(owner) ?? { raw: 0, brotli: 0 }
    shares.set(owner, { raw: share.raw + raw, brotli: share.brotli + raw * ratio })
  }
}

const row = (name: string, { raw, brotli }: Share) => [name, digits(raw / 1000, 1), digits(brotli / 1000, 1)]

async function main() {
  const others = watchOthers()
  const { root, dispose } = buildWithMaps()
  try {
    const scripts = await scriptsOf(root)
    const shares = new Map<string, Share>()
    for (const script of scripts) addScript(shares, path.join(root, script.replace('/_next/', '.next/')))
    const sorted = [...shares].sort(([, a], [, b]) => b.brotli - a.brotli)
    const total = sorted.reduce(
      (sum, [, { raw, brotli }]) => ({ raw: sum.raw + raw, brotli: sum.brotli + brotli }),
      {
        raw: 0,
        brotli: 0,
      },
    )
    const rows = [
      ...sorted.map(([name, share]) => row(name, share)),
      row(`**all ${scripts.length} scripts**`, total),
    ]
    publish('weight', others(), table(['JavaScript of a lesson page', 'kB', 'kB, brotli'], rows))
  } finally {
    dispose()
  }
}

await main()
