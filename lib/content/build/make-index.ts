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
  const moduleIds = new Map((content.modules.value ?? []).map(({ slug, id }) => [slug, id]))
  const made = content.lessons.flatMap((source) => lessonEntry(source, records, moduleIds) ?? [])
  const modules = modulesOf(content, made)
  const order = modules.flatMap(({ lessons }) => lessons)
  const listed = made.filter(({ id }) => order.includes(id))
  const pages = [
    ...listed.sort((a, b) => order.indexOf(a.id) - order.indexOf(b.id)),
    ...byTitle(content.roles.flatMap((source) => roleEntry(source, records) ?? [])),
    ...byTitle(content.stacks.flatMap((source) => stackEntry(source, records) ?? [])),
    ...byTitle(content.terms.flatMap((source) => termEntry(source, records) ?? [])),
  ]
  const questions = content.lessons.flatMap(({ file }) => records.get(file)?.questions ?? [])
  return { watched, ...(home && { home }), modules, pages, questions }
}

const byTitle = <Page extends IndexPage>(pages: Page[]): Page[] =>
  pages.sort((a, b) => a.title.localeCompare(b.title, 'en', { sensitivity: 'base' }))

function modulesOf(content: Content, lessons: IndexLesson[]): IndexModule[] {
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

function lessonEntry(
  source: LessonSource,
  records: Records,
  moduleIds: ReadonlyMap<string, string>,
): IndexLesson | undefined {
  const { meta } = source
  const record = records.get(source.file)
  const module = moduleIds.get(source.module)
  if (!meta || !record || !module) return undefined
  const { summary, updated, minutes, objectives, requires } = meta
  const ids = (check: boolean) =>
    record.questions.filter((question) => question.check === check).map(({ id }) => id)
  return {
    ...common(source, record),
    summary: setText(summary),
    updated,
    module,
    minutes,
    objectives: objectives.map((objective) => setText(objective)),
    requires,
    checks: ids(true),
    inline: ids(false),
  }
}

function roleEntry(source: RoleSource, records: Records): IndexPage | undefined {
  const record = records.get(source.file)
  if (!source.meta || !record) return undefined
  const { kind, summary, updated, sources, title, id, formerly, ...own } = setAll(source.meta)
  return { ...common(source, record), ...own, role: kind, summary, updated }
}

function stackEntry(source: StackSource, records: Records): IndexPage | undefined {
  const record = records.get(source.file)
  if (!source.meta || !record) return undefined
  const { summary, updated, language, parts, facts } = setAll(source.meta)
  return { ...common(source, record), summary, updated, language, parts, facts }
}

function termEntry(source: TermSource, records: Records): IndexPage | undefined {
  const record = records.get(source.file)
  if (!source.meta || !record) return undefined
  const { short, also, see } = setAll(source.meta)
  return { ...common(source, record), summary: short, short, also, see }
}

/** Sets the typography of every text in front matter; ids, dates and addresses hold nothing that it would change. */
function setAll<Value>(value: Value): Value {
  if (typeof value === 'string') return setText(value) as Value
  if (Array.isArray(value)) return value.map(setAll) as Value
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, setAll(inner)])) as Value
}
