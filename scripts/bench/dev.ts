// `npm run bench:dev [counts…]`: in development, how long it takes from saving a lesson to seeing the change in the open
// page, and what that costs the server, at growing numbers of lessons.
import { setTimeout as sleep } from 'node:timers/promises'
import type { Page } from '@playwright/test'
import { watchOthers } from './gauge/processes'
import { digits, publish, table, wordsGiven } from './gauge/report'
import { restFor } from './gauge/rest'
import { median, quantile } from './gauge/statistics'
import { startBrowser } from './stage/browser'
import { addSentence, lessonHref, writeCorpus } from './stage/corpus'
import { type Server, startServer } from './stage/server'
import { copyOfProject } from './stage/workspace'

const edits = 9
const edited = 3
/** What the command line of the process that compiles content contains. */
const watcher = 'scripts/dev.ts'
/** After this many seconds without an edit the watcher has also written what waits for a pause, such as search. */
const pause = 30

/** Milliseconds until the change was seen; CPU seconds of all processes, and of those that compile content. */
type Edit = { visible: number; cpu: number; watcher: number }

async function editOnce(
  page: Page,
  server: Server,
  { root, idle }: { root: string; idle: number },
): Promise<Edit> {
  const mark = `Edited${Math.random().toString(36).slice(2)}`
  const before = [server.cpu(), server.cpuOf(watcher)] as const
  const begun = performance.now()
  addSentence(root, edited, `${mark} is one more sentence.`)
  await page.waitForFunction((text) => document.querySelector('main')?.textContent?.includes(text), mark, {
    timeout: 30_000,
  })
  const visible = performance.now() - begun
  await restFor(server.cpu, 1)
  const spent = server.cpu() - before[0] - (idle * (performance.now() - begun)) / 1000
  return { visible, cpu: spent, watcher: server.cpuOf(watcher) - before[1] }
}

async function measureDevelopment(lessons: number) {
  const { root, dispose } = copyOfProject()
  writeCorpus(root, lessons)
  const begun = performance.now()
  const server = await startServer({ root, command: ['npm', 'run', 'dev'], readyPath: lessonHref(edited) })
  const start = { wall: (performance.now() - begun) / 1000, cpu: server.cpu() }
  const browser = await startBrowser()
  try {
    const page = await browser.newPage()
    await page.goto(server.url + lessonHref(edited))
    // Turbopack writes down what it compiled some seconds after a page: that is part of neither idling nor an edit.
    const idle = await restFor(server.cpu, 10)
    // The first edit compiles what only edits need.
    const first = await editOnce(page, server, { root, idle })
    const samples: Edit[] = []
    for (let count = 0; count < edits; count++) samples.push(await editOnce(page, server, { root, idle }))
    const before = server.cpu()
    await sleep(pause * 1000)
    const later = server.cpu() - before - idle * pause
    return { lessons, start, first, samples, later, idle, memoryMb: server.memoryMb() }
  } finally {
    await browser.close()
    await server.stop()
    dispose()
  }
}

type Row = Awaited<ReturnType<typeof measureDevelopment>>

function show(rows: Row[]): string {
  const cells = rows.map(({ lessons, start, first, samples, later, idle, memoryMb }) => {
    const [visible, cpu] = [samples.map((edit) => edit.visible), samples.map((edit) => edit.cpu)]
    return [
      lessons,
      digits(median(visible)),
      digits(quantile(visible, 0.95)),
      digits(median(cpu), 2),
      digits(quantile(cpu, 0.95), 2),
      digits(median(samples.map((edit) => edit.watcher)), 2),
      digits(later, 2),
      `${digits(first.visible)} / ${digits(first.cpu, 2)}`,
      `${digits(start.wall, 1)} / ${digits(start.cpu, 1)}`,
      digits(idle, 3),
      digits(memoryMb),
    ]
  })
  const edit = [
    'save to visible ms',
    'p95',
    'server CPU-s',
    'p95',
    'of it content',
    'after a pause CPU-s',
    'first edit ms / CPU-s',
  ]
  return table(['Lessons', ...edit, 'start to first page s / CPU-s', 'idle CPU-s per s', 'memory MB'], cells)
}

const others = watchOthers()
const counts = wordsGiven().map(Number)
const rows: Row[] = []
for (const count of counts.length > 0 ? counts : [50, 300, 1000]) rows.push(await measureDevelopment(count))
publish('dev', others(), show(rows), `Medians of ${edits} edits of the page that is open in Chromium.`)
