// Part of scripts/finish-build.ts: lets every prerendered page paint before its scripts run, and gives it its own
// Content-Security-Policy, with the hash of each inline script it contains. The policy goes into the headers that Next keeps beside each page, so static pages stay static.
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { contentSecurityPolicy } from '@/lib/csp'
import { startScriptsAfterPaint } from './seal/after-paint'

type Meta = { headers?: Record<string, string> }
type PrerenderManifest = { routes: Record<string, { initialHeaders?: Record<string, string> }> }

const dist = process.env.NEXT_DIST_DIR || '.next'
const pages = path.join(dist, 'server/app')

const inlineScript =
  /<script(?![^>]*\ssrc=)(?![^>]*type="application\/(?:ld\+)?json")[^>]*>([\s\S]*?)<\/script>/g
const inlineStyle = /<style[\s>]|<[a-z][^>]*\sstyle="/

export function scriptHashes(html: string): string[] {
  const hashes = [...html.matchAll(inlineScript)].map(
    ([, body]) =>
      `'sha256-${createHash('sha256')
        .update(body ?? '')
        .digest('base64')}'`,
  )
  return [...new Set(hashes)]
}

function seal(file: string, manifest: PrerenderManifest): string | undefined {
  const html = startScriptsAfterPaint(fs.readFileSync(file, 'utf8'))
  fs.writeFileSync(file, html)
  if (inlineStyle.test(html)) return `${file}: has an inline style, which the policy forbids`
  const policy = contentSecurityPolicy(scriptHashes(html))
  const metaFile = file.replace(/\.html$/, '.meta')
  const meta: Meta = fs.existsSync(metaFile) ? JSON.parse(fs.readFileSync(metaFile, 'utf8')) : {}
  meta.headers = { ...meta.headers, 'content-security-policy': policy }
  fs.writeFileSync(metaFile, JSON.stringify(meta))
  const route = `/${path.relative(pages, file).replace(/\.html$/, '')}`.replace(/^\/index$/, '/')
  const entry = manifest.routes[route]
  if (entry) entry.initialHeaders = { ...entry.initialHeaders, 'content-security-policy': policy }
}

/** Next has a page of its own for status 500, which cannot be replaced before the build: app/500 takes its place. */
function placeServerError() {
  for (const place of ['app/_global-error.html', 'pages/500.html']) {
    fs.copyFileSync(path.join(pages, '500.html'), path.join(dist, 'server', place))
  }
}

export function sealPages() {
  placeServerError()
  const manifestFile = path.join(dist, 'prerender-manifest.json')
  const manifest: PrerenderManifest = JSON.parse(fs.readFileSync(manifestFile, 'utf8'))
  const files = fs
    .readdirSync(pages, { recursive: true })
    .map(String)
    .filter((file) => file.endsWith('.html'))
  const problems = files
    .map((file) => seal(path.join(pages, file), manifest))
    .filter((problem) => problem !== undefined)
  fs.writeFileSync(manifestFile, JSON.stringify(manifest))
  for (const problem of problems) console.error(problem)
  if (problems.length > 0) process.exit(1)
  console.log(`sealed ${files.length} static pages with a Content-Security-Policy each`)
}
