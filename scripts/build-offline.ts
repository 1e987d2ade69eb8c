// Part of scripts/finish-build.ts: writes what this build offers for reading without a network (lib/offline/kept-list.ts), with the
// files that each page needs, and bundles the service worker. Both go into the build's own static folder.
import fs from 'node:fs'
import path from 'node:path'
import { build as bundle } from 'esbuild'
import type { KeptList, ListedPage } from '@/lib/offline/kept-list'
import { assetsOf, fontsIn } from './check-sizes'

const dist = process.env.NEXT_DIST_DIR || '.next'
const pagesFolder = path.join(dist, 'server/app')
const target = path.join(dist, 'static/offline')
const build = fs.readFileSync(path.join(dist, 'BUILD_ID'), 'utf8')

/** Pages that are about a connection or a person, or stand in for others: not to be kept. */
const isLeftOut = (address: string) => /^\/(_|500$|sign-in(\/|$)|mailbox(\/|$))/.test(address)

const fileOf = (address: string) =>
  address.startsWith('/_next/')
    ? path.join(dist, address.replace('/_next/', ''))
    : path.join('public', address)

/** What each file names, once read: hundreds of pages share a few scripts. */
const named = new Map<string, string[]>()

function namedIn(script: string): string[] {
  const known = named.get(script)
  if (known) return known
  const text = fs.readFileSync(fileOf(script), 'utf8')
  const names = text.match(/static\/(?:chunks|media)\/[\w.~-]+\.(?:js|css|wasm)/g) ?? []
  const addresses = [...new Set(names)].map((name) => `/_next/${name}`)
  named.set(script, addresses)
  return addresses
}

/** The scripts and style sheets that these may load later, and those in turn. */
function reachable(scripts: string[], seen = new Set(scripts)): string[] {
  for (const script of scripts) {
    const more = namedIn(script).filter((name) => !seen.has(name))
    for (const name of more) seen.add(name)
    reachable(
      more.filter((name) => name.endsWith('.js')),
      seen,
    )
  }
  return [...seen]
}

/** Bodies, the data of their instruments, and pictures. */
function contentOf(html: string): string[] {
  const bodies = [...html.matchAll(/id="body-(\w+)" data-rev="(\w+)"/g)].flatMap(([, id, rev]) =>
    ['bodies', 'islands'].map((folder) => `/_content/${folder}/${id}.${rev}.json`),
  )
  const pictures = [...html.matchAll(/src="(\/_content\/[^"]+)"/g)].map(([, address]) => address ?? '')
  return [...bodies.filter((address) => fs.existsSync(fileOf(address))), ...pictures]
}

function needsOf(html: string): string[] {
  const { scripts, styles, fonts } = assetsOf(html)
  const code = [...new Set([...reachable(scripts), ...styles])]
  const sheets = code.filter((address) => address.endsWith('.css'))
  return [...new Set([...code, ...fonts, ...fontsIn(sheets), ...contentOf(html)])]
}

const titleOf = (html: string) =>
  (/<title>([^<]*?)( · Serverside)?<\/title>/.exec(html)?.[1] ?? '').replaceAll('&amp;', '&')

function listPages(): KeptList {
  const files = new Map<string, number>()
  const indexOf = (address: string) => {
    if (!files.has(address)) files.set(address, files.size)
    return files.get(address) ?? 0
  }
  const names = fs.readdirSync(pagesFolder, { recursive: true }).map(String)
  const entries = names
    .filter((name) => name.endsWith('.html'))
    .map((name): [string, string] => [`/${name.replace(/\.html$/, '')}`.replace(/^\/index$/, '/'), name])
    .filter(([address]) => !isLeftOut(address))
    .sort()
    .map(([address, name]): [string, ListedPage] => {
      const html = fs.readFileSync(path.join(pagesFolder, name), 'utf8')
      if (!html.includes(build))
        throw new Error(`${address} does not name its build, so the worker could not tell it.`)
      return [
        address,
        { title: titleOf(html), bytes: Buffer.byteLength(html), needs: needsOf(html).map(indexOf) },
      ]
    })
  const sized = [...files.keys()].map((address): [string, number] => [
    address,
    fs.statSync(fileOf(address)).size,
  ])
  return { build, files: sized, pages: Object.fromEntries(entries) }
}

export async function buildOffline() {
  const list = listPages()
  fs.mkdirSync(target, { recursive: true })
  fs.writeFileSync(path.join(target, 'offline.json'), JSON.stringify(list))
  await bundle({
    entryPoints: ['lib/offline/worker/worker.ts'],
    outfile: path.join(target, 'sw.js'),
    bundle: true,
    minify: true,
    target: 'es2022',
    define: { BUILD: JSON.stringify(build) },
    logLevel: 'error',
  })
  console.log(`offline: ${Object.keys(list.pages).length} pages and ${list.files.length} files can be kept`)
}
