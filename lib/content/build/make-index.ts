import { hrefOf } from '@/lib/content/address'
import type { PageRecord } from '@/lib/content/build/page-record'
import { sourcesOf } from '@/lib/content/compile/compile'
import { setText } from '@/lib/content/compile/typography'
import type { IndexFile, IndexLesson, IndexModule, IndexPage } from '@/lib/content/index-file'
import type { JourneyView } from '@/lib/content/journey-view'
import type {
  AnySource,
  Content,
  LessonSource,
  RoleSource,
  StackSource,
  TermSource,
} from '@/lib/content/source'

/** Records by the page's file. */
export type Records = ReadonlyMap<string, PageRecord>

type Rest = { watched: boolean; home?: JourneyView }

/** Puts metadata and what compiling found together. Lessons that no module lists are left out. */
export function makeIndex(content: Content, records: Records, { watched, home }: Rest): IndexFile {
  const entries = <Source extends AnySource>(sources: Source[], make: Make<Source>) =>
    sources.flatMap((source) => entryOf(source, records.get(source.file), make) ?? [])
  const lessons = entries(content.lessons, lessonEntry)
  const modules = modulesOf(content, lessons)
  const byId = new Map(lessons.map((lesson) => [lesson.id, lesson]))
  const pages = [
    ...modules.flatMap((module) => module.lessons.flatMap((id) => byId.get(id) ?? [])),
    ...byTitle(entries(content.roles, roleEntry)),
    ...byTitle(entries(content.stacks, stackEntry)),
    ...byTitle(entries(content.terms, termEntry)),
  ]
  const questions = content.lessons.flatMap(({ file }) => records.get(file)?.questions ?? [])
  return { watched, ...(home && { home }), modules, pages, questions }
}

type Make<Source> = (source: Source, meta: Meta<Source>, record: PageRecord) => IndexPage
type Meta<Source> = Source extends { meta?: infer Found } ? NonNullable<Found> : never

/** Entries made so far: a watcher makes the index anew at every edit, and one page of it has changed. */
const made = new WeakMap<AnySource, { record: PageRecord; entry: IndexPage }>()

function entryOf<Source extends AnySource>(
  source: Source,
  record: PageRecord | undefined,
  make: Make<Source>,
): IndexPage | undefined {
  if (!source.meta || !record) return undefined
  const before = made.get(source)
  if (before?.record === record) return before.entry
  const entry = make(source, source.meta as Meta<Source>, record)
  made.set(source, { record, entry })
  return entry
}

const byTitle = (pages: IndexPage[]): IndexPage[] =>
  pages.sort((a, b) => a.title.localeCompare(b.title, 'en', { sensitivity: 'base' }))

function modulesOf(content: Content, lessons: IndexPage[]): IndexModule[] {
  const ids = new Map(lessons.map((lesson) => [lesson.href, lesson.id]))
  return (content.modules.value ?? []).map((module) => ({
    ...module,
    title: setText(module.title),
    summary: setText(module.summary),
    lessons: module.lessons.flatMap((slug) => ids.get(`/learn/${module.slug}/${slug}`) ?? []),
  }))
}

function common<Kind extends AnySource['kind']>(source: AnySource & { kind: Kind }, record: PageRecord) {
  const { rev, bodyRev, reading, problems } = record
  return {
    kind: source.kind as Kind,
    id: record.id,
    slug: source.slug,
    href: hrefOf(source),
    title: setText(source.meta?.title ?? source.slug),
    file: source.file,
    words: reading.words,
    headings: reading.headings,
    terms: reading.terms,
    sources: sourcesOf(source).map((entry) => ({ ...entry, title: setText(entry.title) })),
    rev,
    bodyRev,
    problems: problems.length,
  }
}

function lessonEntry(source: LessonSource, meta: Meta<LessonSource>, record: PageRecord): IndexLesson {
  const { summary, updated, minutes, objectives, requires } = meta
  const ids = (check: boolean) =>
    record.questions.filter((question) => question.check === check).map(({ id }) => id)
  return {
    ...common(source, record),
    summary: setText(summary),
    updated,
    module: source.module,
    minutes,
    objectives: objectives.map((objective) => setText(objective)),
    requires,
    checks: ids(true),
    inline: ids(false),
  }
}

function roleEntry(source: RoleSource, meta: Meta<RoleSource>, record: PageRecord): IndexPage {
  const { kind, summary, updated, delivers, week, skills, tools, worksWith } = setAll(meta)
  const own = { role: kind, delivers, week, skills, tools, worksWith }
  return { ...common(source, record), summary, updated, ...own }
}

function stackEntry(source: StackSource, meta: Meta<StackSource>, record: PageRecord): IndexPage {
  const { summary, updated, language, parts, facts } = setAll(meta)
  return { ...common(source, record), summary, updated, language, parts, facts }
}

function termEntry(source: TermSource, meta: Meta<TermSource>, record: PageRecord): IndexPage {
  const { short, also, see } = setAll(meta)
  return { ...common(source, record), summary: short, short, also, see }
}

/** Sets the typography of every text in front matter; ids, dates and addresses hold nothing that it would change. */
function setAll<Value>(value: Value): Value {
  if (typeof value === 'string') return setText(value) as Value
  if (Array.isArray(value)) return value.map(setAll) as Value
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, setAll(inner)])) as Value
}
