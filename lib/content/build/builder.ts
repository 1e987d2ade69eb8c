import { hrefOf } from '@/lib/content/address'
import { bodyEdits } from '@/lib/content/build/body-edits'
import { built, sweep, writeFile } from '@/lib/content/build/files'
import { homeFile, readHome } from '@/lib/content/build/home'
import { makeIndex } from '@/lib/content/build/make-index'
import { searchSections, writeSearch } from '@/lib/content/build/make-search'
import {
  type BuildContext,
  compileRecord,
  freshRecord,
  type PageRecord,
} from '@/lib/content/build/page-record'
import { takeIn } from '@/lib/content/build/take-in'
import type { Terms } from '@/lib/content/compile/inputs'
import type { IndexFile } from '@/lib/content/index-file'
import type { BodyEdit } from '@/lib/content/news'
import { type Problem, sortProblems } from '@/lib/content/problem'
import { allSources, readContent } from '@/lib/content/read'
import type { AnySource, Content } from '@/lib/content/source'
import type { SearchSection } from '@/lib/content/view'

export type BuilderOptions = Omit<BuildContext, 'terms'> & {
  /** Whether the index says that it will change: readers then look again. */
  watched: boolean
  /** Turns sections into the file that search opens. */
  buildSearch: (sections: SearchSection[]) => string
}

export type BuildReport = {
  /** Pages compiled now; the others were fresh. */
  compiled: AnySource[]
  removed: number
  /** The bodies that changed, when an update changed nothing else that a page shows. */
  bodies?: BodyEdit[] | undefined
  problems: Problem[]
  /** Put together when it is asked for. */
  readonly index: IndexFile
}

/** Holds all content and its compiled records, and brings both up to date: all at once, or file by file. */
export function createBuilder(options: BuilderOptions) {
  const { root } = options
  let content: Content = readContent(root)
  let home = readHome(root)
  const records = new Map<string, PageRecord>()

  const report = (compiled: AnySource[], rest: Partial<BuildReport> = {}): BuildReport => ({
    compiled,
    removed: 0,
    problems: sortProblems([...problemsOf(content, records), ...home.problems]),
    ...rest,
    get index() {
      return makeIndex(content, records, { watched: options.watched, home: home.journey })
    },
  })

  const bringUpToDate = (sources: AnySource[]) =>
    refresh(sources, records, { ...options, terms: termsOf(content) })

  function writeLists({ index }: BuildReport) {
    writeFile(root, built.index, JSON.stringify(index))
    writeFile(root, built.redirects, JSON.stringify(redirectsOf(content)))
  }

  /** Writes what waits for a pause after an update: search, and the index where only bodies changed. */
  function settle(last: BuildReport) {
    writeLists(last)
    writeSearch(searchSections(last.index.pages, records), options)
  }

  return {
    content: () => content,
    records: records as ReadonlyMap<string, PageRecord>,
    settle,

    async buildAll(): Promise<BuildReport> {
      const compiled = await bringUpToDate(allSources(content))
      settle(report(compiled))
      return report(compiled, { removed: sweep(root, keptFiles(records)) })
    },

    /** Takes in changed files (repository-relative) and whatever was made of them; the rest is left to `settle`. */
    async update(files: string[]): Promise<BuildReport> {
      const before = { content, records: new Map(records) }
      content = takeIn(content, files)
      if (files.includes(homeFile)) home = readHome(root)
      const compiled = await bringUpToDate(staleSources(content, records, files))
      const bodies = bodyEdits(files, before, { content, records })
      const done = report(compiled, { bodies })
      // Of a body the index tells nothing but its length. It is written as a whole, and read as a whole by every process.
      if (!bodies) writeLists(done)
      return done
    },
  }
}

export type Builder = ReturnType<typeof createBuilder>

const termsOf = ({ terms }: Content): Terms =>
  new Map(
    terms.flatMap((term) => (term.meta ? [[term.meta.id, { id: term.meta.id, href: hrefOf(term) }]] : [])),
  )

type Records = Map<string, PageRecord>

/** Compiles what is not fresh, and answers with it. */
async function refresh(sources: AnySource[], records: Records, context: BuildContext): Promise<AnySource[]> {
  const compiled: AnySource[] = []
  for (const source of sources) {
    const id = source.meta?.id
    if (!id) continue
    const fresh = freshRecord(source, id, context)
    records.set(source.file, fresh ?? lastGood(source, records) ?? (await compileRecord(source, id, context)))
    if (!fresh) compiled.push(source)
  }
  return compiled
}

function problemsOf(content: Content, records: Records): Problem[] {
  const pages = allSources(content).flatMap((source) => [
    ...source.metaProblems,
    ...(records.get(source.file)?.problems ?? []),
  ])
  return [...content.strays, ...content.modules.problems, ...pages]
}

const redirectsOf = (content: Content) =>
  allSources(content).flatMap((source) =>
    (source.meta?.formerly ?? []).map((from) => ({
      source: from,
      destination: hrefOf(source),
      permanent: true,
    })),
  )

const keptFiles = (records: Records) =>
  new Set([
    built.searchKey,
    ...[...records.values()].flatMap(({ id, files }) => [built.record(id), ...files]),
  ])

/** While an author is in the middle of a tag, the page stays as it was and shows what is wrong. */
function lastGood(source: AnySource, records: Records): PageRecord | undefined {
  const before = records.get(source.file)
  const broken = before && source.problems.filter(({ rule }) => rule === 'mdx-syntax')
  return broken && broken.length > 0 ? { ...before, problems: broken } : undefined
}

/** Pages that a change of these files can have made stale: their own, those that include them, those whose terms moved. */
function staleSources(content: Content, records: Records, files: string[]): AnySource[] {
  const terms = termsOf(content)
  return allSources(content).filter((source) => {
    const record = records.get(source.file)
    if (!record || files.includes(source.file)) return true
    return Object.entries(record.seen).some(([name, fingerprint]) => {
      const [kind, rest] = [name.slice(0, 4), name.slice(5)]
      return kind === 'file' ? files.includes(rest) : fingerprint !== (terms.get(rest)?.href ?? 'absent')
    })
  })
}
