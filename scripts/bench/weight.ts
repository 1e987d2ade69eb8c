// `npm run bench:weight`: what a browser asks for while it opens a lesson, and where each kilobyte of its JavaScript comes
// from, read off source maps; beside it a bare page of the same Next.
import fs from 'node:fs'
import path from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import type { Response } from '@playwright/test'
import { watchOthers } from './gauge/processes'
import { digits, publish, table } from './gauge/report'
import { bytesBySource, type IndexedMap, type SourceMap } from './gauge/source-map'
import { startBrowser } from './stage/browser'
import { startBuilt } from './stage/server'
import { copyOfBaseline, copyOfProject, runIn, type Workspace } from './stage/workspace'

const lesson = '/learn/start-here/what-a-backend-does'

/** Whose code a source is, by its path; the first that fits counts. */
const owners: [name: string, path: RegExp][] = [
  ['React DOM', /\/(react-dom|scheduler)\//],
  ['React: reads what server components send', /react-server-dom/],
  ['React', /compiled\/react\/|node_modules\/react\//],
  ['Next: client', /node_modules\/next\/|@swc\/helpers/],
  ['Next: bundler runtime', /^$|\[turbopack\]/],
  ['TanStack Query', /@tanstack/],
  ['ours: progress', /(components|lib)\/progress/],
  ['ours: instruments and questions', /components\/(instrument|quiz)|lib\/quiz/],
  ['ours: page body', /components\/(lesson|mdx)/],
  ['ours: header, palette button, navigation', /components\/(site|search|ui)|lib\/(search|preferences)/],
  ['ours: the rest', /(app|components|lib)\//],
]

const ownerOf = (source: string) => owners.find(([, pattern]) => pattern.test(source))?.[0] ?? source

const withMaps = `import own from './own.config.mjs'

export default async (...given) => {
  const config = typeof own === 'function' ? await own(...given) : own
  const experimental = { ...config.experimental, turbopackSourceMaps: true, turbopackInputSourceMaps: true }
  return { ...config, experimental, productionBrowserSourceMaps: true }
}
`

function buildWithMaps({ root }: Workspace, command: string) {
  fs.renameSync(path.join(root, 'next.config.mjs'), path.join(root, 'own.config.mjs'))
  fs.writeFileSync(path.join(root, 'next.config.mjs'), withMaps)
  runIn(root, command)
}

type Asset = { kind: string; path: string; bytes: number }

/** Everything that a browser asks for while it opens the page, until it is quiet; sizes as brotli would send them. */
async function assetsOf(root: string, address: string): Promise<Asset[]> {
  const server = await startBuilt(root, address)
  const browser = await startBrowser()
  try {
    const page = await browser.newPage()
    const assets: Promise<Asset>[] = []
    const weigh = (response: Response) => {
      const kind = response.request().resourceType()
      const size = async () => {
        const body = await response.body()
        return kind === 'font' ? body.length : brotliCompressSync(body).length
      }
      assets.push(size().then((bytes) => ({ kind, path: new URL(response.url()).pathname, bytes })))
    }
    page.on('response', weigh)
    await page.goto(server.url + address, { waitUntil: 'networkidle' })
    // Instruments come when the page has settled; a bare page has none.
    if ((await page.locator('[data-island]').count()) > 0) {
      await page.locator('[data-live]').first().waitFor({ state: 'attached' })
      await page.waitForLoadState('networkidle')
    }
    page.off('response', weigh)
    return await Promise.all(assets)
  } finally {
    await browser.close()
    await server.stop()
  }
}

const comment = /\n?\/\/# (?:sourceMappingURL|debugId)=(.*)/g

/** The map that a script names in its last line; what the bundler adds on its own has none. */
function mapOf(file: string, text: string): SourceMap | IndexedMap {
  const named = [...text.matchAll(comment)].map(([, value]) => value ?? '')
  const name = named.find((value) => value.endsWith('.map'))
  if (!name) return { sources: [], mappings: '' }
  return JSON.parse(fs.readFileSync(path.join(path.dirname(file), name), 'utf8'))
}

/** Compressed bytes by owner: a script's compressed size is divided as its plain size is. */
function bytesByOwner(root: string, assets: Asset[]): Map<string, number> {
  const shares = new Map<string, number>()
  for (const { path: address } of assets.filter(({ kind }) => kind === 'script')) {
    const file = path.join(root, address.replace('/_next/', '.next/'))
    const whole = fs.readFileSync(file, 'utf8')
    const text = whole.replace(comment, '')
    const ratio = brotliCompressSync(text).length / Buffer.byteLength(text)
    for (const [source, bytes] of bytesBySource(text, mapOf(file, whole)))
      shares.set(ownerOf(source), (shares.get(ownerOf(source)) ?? 0) + bytes * ratio)
  }
  return shares
}

const sum = (values: Iterable<number>) => [...values].reduce((total, value) => total + value, 0)
const kB = (bytes: number | undefined) => digits((bytes ?? 0) / 1000, 1)

async function weigh(workspace: Workspace, command: string, address: string) {
  try {
    buildWithMaps(workspace, command)
    const assets = await assetsOf(workspace.root, address)
    return { assets, shares: bytesByOwner(workspace.root, assets) }
  } finally {
    workspace.dispose()
  }
}

type Weighed = Awaited<ReturnType<typeof weigh>>

function showScripts(ours: Weighed, bare: Weighed): string {
  const rows = [...ours.shares]
    .sort(([, a], [, b]) => b - a)
    .map(([owner, bytes]) => [owner, kB(bytes), kB(bare.shares.get(owner))])
  const total = ['**all**', kB(sum(ours.shares.values())), kB(sum(bare.shares.values()))]
  return table(['JavaScript, kB brotli', 'a lesson', 'bare page'], [...rows, total])
}

function showRequests(ours: Weighed, bare: Weighed): string {
  const of = ({ assets }: Weighed, kind?: string) => assets.filter((asset) => !kind || asset.kind === kind)
  const cells = (weighed: Weighed, kind?: string) => {
    const own = of(weighed, kind)
    return [own.length, kB(sum(own.map(({ bytes }) => bytes)))]
  }
  const kinds = [...new Set(ours.assets.map(({ kind }) => kind))]
  const rows = kinds.map((kind) => [kind, ...cells(ours, kind), ...cells(bare, kind)])
  const head = ['What the browser asks for', 'requests', 'kB', 'bare page: requests', 'kB']
  return table(head, [...rows, ['**all**', ...cells(ours), ...cells(bare)]])
}

const others = watchOthers()
const ours = await weigh(copyOfProject(), 'npm run build', lesson)
const bare = await weigh(copyOfBaseline(), 'node_modules/.bin/next build', '/')
publish('weight', others(), showRequests(ours, bare), showScripts(ours, bare))
