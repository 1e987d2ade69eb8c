// `npm run bench:search [counts…]`: what the first search of a visit costs the reader in bytes, and each search the server
// in time and memory, with the real content and with growing numbers of generated lessons.
import fs from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { brotliCompressSync } from 'node:zlib'
import type { Response } from '@playwright/test'
import { openIndex, searchIndex } from '@/lib/search/engine'
import { watchOthers } from './gauge/processes'
import { digits, publish, table, wordsGiven } from './gauge/report'
import { seeded } from './gauge/seeded'
import { quantile } from './gauge/statistics'
import { startBrowser } from './stage/browser'
import { writeCorpus } from './stage/corpus'
import { builtPortal } from './stage/portal'
import { startBuilt } from './stage/server'
import { copyOfProject, runIn } from './stage/workspace'

setFlagsFromString('--expose-gc')
const collectGarbage: () => void = runInNewContext('gc')

const kB = (bytes: number) => digits(bytes / 1000, 1)
const brotli = (content: string | Buffer) => brotliCompressSync(content).length

/** Bytes, brotli, of everything that the browser asks for between Ctrl+K and the first results. */
async function firstSearch(root: string): Promise<{ what: string; bytes: number }[]> {
  const server = await startBuilt(root, '/api/health/live')
  const browser = await startBrowser()
  try {
    const page = await browser.newPage()
    await page.goto(`${server.url}/learn/start-here/what-a-backend-does`, { waitUntil: 'networkidle' })
    const responses: Response[] = []
    page.on('response', (response) => responses.push(response))
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox').fill('request')
    await page.getByRole('option').first().waitFor()
    return await Promise.all(
      responses.map(async (response) => ({
        what: new URL(response.url()).pathname.includes('/_next/') ? 'palette' : 'answer',
        bytes: brotli(await response.body()),
      })),
    )
  } finally {
    await browser.close()
    await server.stop()
  }
}

/** Words as readers type them, drawn from the index: whole, two at once, unfinished, with a typo. */
function queriesFrom(words: string[]): string[] {
  const random = seeded(7)
  const word = () => words[Math.floor(random() * words.length)] ?? 'request'
  return Array.from({ length: 400 }, (_, index) => {
    const one = word()
    const unfinished = one.slice(0, Math.max(3, one.length - 2))
    const mistyped = `${one.slice(0, 2)}${one.slice(3, 4)}${one.slice(2, 3)}${one.slice(4)}`
    return [one, `${one} ${word()}`, unfinished, mistyped][index % 4] ?? one
  })
}

type Serialized = { storedFields: Record<string, { text?: string }> }

/** Opens an index as the server does: how long it takes, and how much memory it keeps. */
async function openMeasured(json: string) {
  // What the last turn left on the stack is free only in the next.
  await sleep(100)
  collectGarbage()
  const before = process.memoryUsage().heapUsed
  const begun = performance.now()
  const index = openIndex(json)
  const took = performance.now() - begun
  collectGarbage()
  return { index, took, heap: process.memoryUsage().heapUsed - before }
}

async function measureIndex(file: string) {
  const json = fs.readFileSync(file, 'utf8')
  const { index, took: opened, heap } = await openMeasured(json)
  const stored: Serialized = JSON.parse(json)
  const texts = Object.values(stored.storedFields).map(({ text = '' }) => text)
  const queries = queriesFrom(texts.flatMap((text) => text.toLowerCase().match(/\p{L}{3,}/gu) ?? []))
  const answers: number[] = []
  const times = [...queries, ...queries].map((query) => {
    const begun = performance.now()
    const found = searchIndex(index, query, 12)
    const took = performance.now() - begun
    answers.push(brotli(JSON.stringify(found)))
    return took
  })
  // The first half warms the code up.
  return {
    size: json.length,
    sections: texts.length,
    opened,
    heap,
    times: times.slice(queries.length),
    answers,
  }
}

async function rowOf(name: string, file: string, palette: number): Promise<string[]> {
  const { size, sections, opened, heap, times, answers } = await measureIndex(file)
  const answer = quantile(answers, 0.95)
  return [
    name,
    String(sections),
    digits(size / 1e6, 2),
    digits(heap / 1e6, 1),
    digits(opened),
    digits(quantile(times, 0.5), 2),
    digits(quantile(times, 0.95), 2),
    kB(answer),
    kB(palette + answer),
  ]
}

async function main() {
  const others = watchOthers()
  const portal = builtPortal()
  const counts = wordsGiven().map(Number)
  try {
    const loaded = await firstSearch(portal.root)
    const palette = loaded.filter(({ what }) => what === 'palette').reduce((sum, { bytes }) => sum + bytes, 0)
    const rows = [await rowOf('real content', path.join(portal.root, '.content/search.json'), palette)]
    for (const count of counts.length > 0 ? counts : [300, 1000]) {
      const copy = copyOfProject()
      writeCorpus(copy.root, count)
      runIn(copy.root, 'npm run content')
      rows.push(
        await rowOf(`${count} generated lessons`, path.join(copy.root, '.content/search.json'), palette),
      )
      copy.dispose()
    }
    const index = ['sections', 'index MB', 'heap MB', 'opened in ms']
    const bytes = ['answer kB, p95', 'first search kB']
    const head = ['Content', ...index, 'query ms, p50', 'p95', ...bytes]
    const note = `Of the first search, ${kB(palette)} kB are the palette; it is loaded once. Bytes are compressed with brotli.`
    publish('search', others(), table(head, rows), note)
  } finally {
    portal.dispose()
  }
}

await main()
