// Weighs the built pages: what a first visit transfers, compressed with brotli as a CDN would, against the budgets.
import fs from 'node:fs'
import path from 'node:path'
import { brotliCompressSync, constants } from 'node:zlib'

const dist = process.env.NEXT_DIST_DIR || '.next'
const kB = 1000

type Budget = { html: number; rawHtml: number; script: number; style: number; font: number; requests: number }
type Weight = Budget & { page: string; words: number }

/** Bytes. A page of up to 1,200 words. */
export const budget: Budget = {
  html: 9 * kB,
  rawHtml: 45 * kB,
  script: 140 * kB,
  style: 12 * kB,
  font: 60 * kB,
  // Twelve in all: three more come when the page has settled (progress, the instruments' code and their data).
  requests: 9,
}

const compressed = new Map<string, number>()

function brotli(bytes: Buffer): number {
  return brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length
}

function assetSize(url: string): number {
  const file = path.join(dist, url.replace('/_next/', ''))
  const known = compressed.get(file)
  if (known !== undefined) return known
  const bytes = fs.readFileSync(file)
  const size = /\.woff2$/.test(file) ? bytes.length : brotli(bytes)
  compressed.set(file, size)
  return size
}

/** Every file of ours that the page names: in elements, and in the data from which the client loads more. */
export function assetsOf(html: string): { scripts: string[]; styles: string[]; fonts: string[] } {
  const old = new Set([...html.matchAll(/<script[^>]*src="([^"]+)"[^>]*nomodule/gi)].map((match) => match[1]))
  const named = [...html.matchAll(/(?:\/_next\/)?static\/[\w./~%()@-]+\.(?:js|css|woff2)/g)].map(
    ([name]) => `/_next/${name.replace(/^\/_next\//, '')}`,
  )
  const all = [...new Set(named)].filter((name) => !old.has(name))
  const ending = (suffix: string) => all.filter((name) => name.endsWith(suffix))
  return { scripts: ending('.js'), styles: ending('.css'), fonts: ending('.woff2') }
}

const sum = (urls: string[]) => urls.reduce((total, url) => total + assetSize(url), 0)

/** Fonts that the style sheets load, besides those that the page preloads. */
export function fontsIn(styles: string[]): string[] {
  const names = styles.flatMap((url) => {
    const css = fs.readFileSync(path.join(dist, url.replace('/_next/', '')), 'utf8')
    return [
      ...css.matchAll(/url\(["']?[^)"']*?(static\/media\/[^)"']+\.woff2|\/media\/[^)"']+\.woff2)/g),
    ].map((match) => path.posix.basename(match[1] ?? ''))
  })
  return [...new Set(names)].map((name) => `/_next/static/media/${name}`)
}

function weigh(page: string, file: string): Weight {
  const bytes = fs.readFileSync(file)
  const { scripts, styles, fonts } = assetsOf(bytes.toString('utf8'))
  const allFonts = [...new Set([...fonts, ...fontsIn(styles)])]
  return {
    page,
    words: wordsOf(bytes.toString('utf8')),
    html: brotli(bytes),
    rawHtml: bytes.length,
    script: sum(scripts),
    style: sum(styles),
    font: sum(allFonts),
    requests: 1 + scripts.length + styles.length + allFonts.length,
  }
}

function pages(): string[] {
  const root = path.join(dist, 'server/app')
  return fs
    .readdirSync(root, { recursive: true })
    .map(String)
    .filter((file) => file.endsWith('.html') && !file.startsWith('_'))
}

/** What HTML may weigh more for each word beyond the 1,200: text costs bytes, everything around it is fixed. */
const perWord = { html: 2.6, rawHtml: 14 }
const wordsIncluded = 1200

/** Words that a reader can read on the page: prose, code, questions, reasons. */
export function wordsOf(html: string): number {
  const text = html.replace(/<script[\s\S]*?<\/script>/g, ' ').replace(/<[^>]+>/g, ' ')
  return text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length
}

/** A list with a line of markup for every term, which grows with them. */
const perListedWord = { html: 3, rawHtml: 28 }

function budgetFor({ page, words }: Weight): Budget {
  const more = Math.max(0, words - wordsIncluded)
  const each = page === '/glossary' ? perListedWord : perWord
  return {
    ...budget,
    html: budget.html + more * each.html,
    rawHtml: budget.rawHtml + more * each.rawHtml,
  }
}

function overweight(weight: Weight): string[] {
  const allowed = budgetFor(weight)
  const keys = Object.keys(allowed) as (keyof Budget)[]
  return keys
    .filter((key) => weight[key] > allowed[key])
    .map((key) => `${weight.page}: ${key} ${weight[key]} is over its budget of ${Math.round(allowed[key])}`)
}

const show = (bytes: number) => (bytes / kB).toFixed(1).padStart(7)

function main() {
  const weights = pages().map((file) =>
    weigh(`/${file.replace(/\.html$/, '')}`, path.join(dist, 'server/app', file)),
  )
  const heaviest = weights.sort((a, b) => b.html + b.script - a.html - a.script).slice(0, 12)
  console.log('brotli kB:  html    raw  script  style   font  requests  words  page')
  for (const { page, words, html, rawHtml, script, style, font, requests } of heaviest)
    console.log(
      `        ${show(html)}${show(rawHtml)}${show(script)}${show(style)}${show(font)}  ${String(requests).padStart(8)}  ${String(words).padStart(5)}  ${page}`,
    )
  const problems = weights.flatMap(overweight)
  for (const problem of problems) console.error(problem)
  console.log(`sizes: ${weights.length} pages, ${problems.length} over budget`)
  if (problems.length > 0) process.exitCode = 1
}

if (process.argv[1]?.endsWith('check-sizes.ts')) main()
