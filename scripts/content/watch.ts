import fs from 'node:fs'
import path from 'node:path'
import { watch } from 'chokidar'
import { belongsTo, hrefOf } from '@/lib/content/address'
import {
  type Builder,
  type BuilderOptions,
  type BuildReport,
  createBuilder,
} from '@/lib/content/build/builder'
import { checkPage } from '@/lib/content/build/check-page'
import { writeFile } from '@/lib/content/build/files'
import { newsFile, noNews, type PageProblem, viewedFile, withChange } from '@/lib/content/news'
import { type Problem, printProblem } from '@/lib/content/problem'
import { type AnySource, allSources } from '@/lib/content/read'

/** Search and word counts are written when authors pause: nobody looks for a sentence while it is being typed. */
const pause = 20_000

/** Compiles once, then whatever changes under content/. Resolves when the first build is done. */
export async function watchContent(options: BuilderOptions): Promise<void> {
  const builder = createBuilder(options)
  const desk = newsDesk(builder, options.root)
  const first = await builder.buildAll()
  console.log(`content: ${first.index.pages.length} pages, ${first.compiled.length} compiled`)
  desk.publish(first)

  let pauseTimer: NodeJS.Timeout | undefined
  const batches = inBatches(async (files) => {
    const report = await builder.update(files)
    desk.publish(report)
    clearTimeout(pauseTimer)
    pauseTimer = setTimeout(() => builder.settle(report), pause)
  })
  watch(path.join(options.root, 'content'), { ignoreInitial: true }).on('all', (_, file) =>
    batches.add(path.relative(options.root, file).replaceAll(path.sep, '/')),
  )
  fs.writeFileSync(path.join(options.root, viewedFile), '')
  watch(path.join(options.root, viewedFile), { ignoreInitial: true }).on('change', () => desk.check())
}

/** Collects what changes within a moment; one batch is worked on at a time. */
function inBatches(work: (files: string[]) => Promise<void>) {
  const waiting = new Set<string>()
  let isBusy = false
  let timer: NodeJS.Timeout | undefined
  const run = async () => {
    if (isBusy || waiting.size === 0) return
    isBusy = true
    const files = [...waiting]
    waiting.clear()
    await work(files).catch((error: unknown) => console.error(error))
    isBusy = false
    await run()
  }
  return {
    add(file: string) {
      waiting.add(file)
      clearTimeout(timer)
      timer = setTimeout(run, 25)
    },
  }
}

/** Publishes what was compiled, then what is wrong with it: to the terminal and to the open browser. */
function newsDesk(builder: Builder, root: string) {
  let news = noNews
  let compiling: Problem[] = []
  /** Pages that were looked at or edited, by address; their problems are told in full. */
  const checked = new Map<string, PageProblem[]>()

  const checkOne = (href: string) => {
    const source = allSources(builder.content()).find((page) => hrefOf(page) === href)
    if (!source) return void checked.delete(href)
    const problems = checkPage(source, builder.content(), builder.records)
    checked.set(
      href,
      problems.map((problem) => ({ ...problem, href })),
    )
  }

  const send = () => {
    const covered = allSources(builder.content()).filter((page) => checked.has(hrefOf(page)))
    const others = compiling.filter(({ file }) => !covered.some((page) => belongsTo(file, page)))
    const problems = [...[...checked.values()].flat(), ...others.map((problem) => withHref(problem, builder))]
    news = { ...news, problems }
    writeFile(root, newsFile, JSON.stringify(news))
  }

  const recheck = (compiled: AnySource[]) => {
    const edited = compiled.map((page) => hrefOf(page))
    const faulty = [...checked].filter(([, problems]) => problems.length > 0).map(([href]) => href)
    for (const href of new Set([...edited, ...faulty])) checkOne(href)
    send()
    for (const page of compiled) tell(page.file, checked.get(hrefOf(page)) ?? [])
  }

  return {
    publish({ problems, compiled, bodies }: BuildReport) {
      const isFirst = news === noNews
      compiling = problems
      news = withChange(news, bodies)
      send()
      // Checking waits a moment: the page is on its way to the browser, and may be edited again.
      if (!isFirst) setTimeout(() => recheck(compiled), 100)
    },
    /** Checks the page that somebody opened. */
    check() {
      const href = fs.readFileSync(path.join(root, viewedFile), 'utf8').trim()
      if (href === '' || checked.has(href)) return
      checkOne(href)
      if ((checked.get(href) ?? []).length > 0) send()
    },
  }
}

function tell(file: string, problems: Problem[]) {
  console.log(`content: ${file} compiled${problems.length > 0 ? `, ${problems.length} problems` : ''}`)
  for (const problem of problems) console.log(printProblem(problem))
}

function withHref(problem: Problem, builder: Builder): PageProblem {
  const page = allSources(builder.content()).find((source) => belongsTo(problem.file, source))
  return page ? { ...problem, href: hrefOf(page) } : problem
}
