import type {
  IndexFile,
  IndexLesson,
  IndexModule,
  IndexPage,
  IndexRole,
  IndexStack,
  IndexTerm,
} from '@/lib/content/index-file'
import type {
  AnyView,
  LessonRef,
  LessonSummary,
  LessonView,
  ModuleRef,
  ModuleView,
  PageRef,
  PageView,
  RoleView,
  StackView,
  TermRef,
  TermView,
} from '@/lib/content/view'

/** Turns the index into views: resolves ids to titles and addresses, numbers modules and lessons. */
export function viewsOf(index: IndexFile) {
  const lookup = lookupOf(index)
  const made = new Map<string, AnyView>()
  const view = (page: IndexPage): AnyView => {
    const found = made.get(page.id) ?? deepFreeze(viewOf(page, lookup))
    made.set(page.id, found)
    return found
  }
  return {
    home: index.home ? deepFreeze(index.home) : null,
    modules: deepFreeze(index.modules.map((module, at) => moduleView(module, at, lookup))),
    pages: index.pages,
    lessonRefs: lookup.lessonRefs,
    byId: (id: string) => optional(lookup.pages.get(id), view),
    byHref: (href: string) => optional(lookup.hrefs.get(href), view),
    of: view,
    questions: new Map(index.questions.map((question) => [question.id, Object.freeze(question)])),
  }
}

export type Views = ReturnType<typeof viewsOf>

type Lookup = {
  pages: Map<string, IndexPage>
  hrefs: Map<string, IndexPage>
  /** In reading order. */
  lessonRefs: Map<string, LessonRef>
  lessonOrder: LessonRef[]
  moduleRefs: Map<string, ModuleRef>
  moduleOfSlug: Map<string, ModuleRef>
  backLinks: Map<string, IndexPage[]>
}

function lookupOf(index: IndexFile): Lookup {
  const pages = new Map(index.pages.map((page) => [page.id, page]))
  const moduleRefs = index.modules.map(
    ({ id, slug, title }, at): ModuleRef => ({ id, title, href: `/learn/${slug}`, number: `M${at}` }),
  )
  const ordered = index.modules.flatMap(({ lessons }, at) => lessons.map((id) => ({ id, at })))
  const lessonRefs = ordered.flatMap(({ id, at }, running): LessonRef[] => {
    const page = pages.get(id)
    if (page?.kind !== 'lesson') return []
    return [{ ...refOf(page), number: `M${at} · ${running + 1}`, minutes: page.minutes }]
  })
  return {
    pages,
    hrefs: new Map(index.pages.map((page) => [page.href, page])),
    lessonRefs: new Map(lessonRefs.map((ref) => [ref.id, ref])),
    lessonOrder: lessonRefs,
    moduleRefs: new Map(moduleRefs.map((ref) => [ref.id, ref])),
    moduleOfSlug: new Map(moduleRefs.map((ref, at) => [index.modules[at]?.slug ?? '', ref])),
    backLinks: backLinksOf(index.pages),
  }
}

function backLinksOf(pages: IndexPage[]) {
  const links = new Map<string, IndexPage[]>()
  for (const page of pages) {
    for (const term of page.terms) {
      if (term !== page.id) links.set(term, [...(links.get(term) ?? []), page])
    }
  }
  return links
}

const refOf = ({ id, title, href }: PageRef): PageRef => ({ id, title, href })

function moduleView(module: IndexModule, at: number, lookup: Lookup): ModuleView {
  const { pages, lessonRefs, moduleRefs } = lookup
  const { id, slug, title, summary, requires, lessons } = module
  const summaries = lessons.flatMap((lesson): LessonSummary[] => {
    const page = pages.get(lesson)
    const ref = lessonRefs.get(lesson)
    if (page?.kind !== 'lesson' || !ref) return []
    return [
      { ...ref, slug: page.slug, summary: page.summary, checks: page.checks, updated: page.updated ?? '' },
    ]
  })
  return {
    id,
    slug,
    title,
    summary,
    index: at,
    number: `M${at}`,
    href: `/learn/${slug}`,
    requires: present(requires.map((required) => moduleRefs.get(required))),
    lessons: summaries,
    minutes: summaries.reduce((sum, { minutes }) => sum + minutes, 0),
  }
}

function viewOf(page: IndexPage, lookup: Lookup): AnyView {
  switch (page.kind) {
    case 'lesson':
      return lessonView(page, lookup)
    case 'role':
      return roleView(page, lookup)
    case 'stack':
      return stackView(page, lookup)
    case 'term':
      return termView(page, lookup)
  }
}

const wordsAMinute = 220

function pageView<Page extends IndexPage>(page: Page, lookup: Lookup): PageView & { kind: Page['kind'] } {
  const { kind, id, slug, href, title, summary, updated, words, headings, sources, rev, bodyRev, problems } =
    page
  return {
    kind,
    id,
    slug,
    href,
    title,
    summary,
    ...(updated && { updated }),
    words,
    readingMinutes: Math.max(1, Math.round(words / wordsAMinute)),
    headings,
    sources,
    terms: termRefs(page.terms, lookup),
    editPath: page.file,
    rev,
    bodyRev,
    problems,
  }
}

function lessonView(page: IndexLesson, lookup: Lookup): LessonView {
  const at = lookup.lessonOrder.findIndex(({ id }) => id === page.id)
  const module = lookup.moduleOfSlug.get(page.module)
  if (!module || at < 0) throw new Error(`${page.file} belongs to no module`)
  const { minutes, objectives, checks, inline } = page
  const neighbours = { previous: lookup.lessonOrder[at - 1], next: lookup.lessonOrder[at + 1] }
  return {
    ...pageView(page, lookup),
    number: lookup.lessonOrder[at]?.number ?? '',
    module,
    minutes,
    objectives,
    requires: present(page.requires.map((id) => lookup.lessonRefs.get(id))),
    ...neighbours,
    checks,
    inline,
    markdownHref: `${page.href}.md`,
  }
}

function roleView(page: IndexRole, lookup: Lookup): RoleView {
  const { role, delivers, week, tools } = page
  const skills = page.skills.map(({ name, level, lesson, term }) => {
    const lessonRef = lookup.lessonRefs.get(lesson ?? '')
    const termRef = termRefs([term ?? ''], lookup)[0]
    return { name, level, ...(lessonRef && { lesson: lessonRef }), ...(termRef && { term: termRef }) }
  })
  const worksWith = page.worksWith.flatMap(({ role: id, on }) => {
    const other = lookup.pages.get(id)
    return other ? [{ role: refOf(other), on }] : []
  })
  return { ...pageView(page, lookup), role, delivers, week, tools, skills, worksWith }
}

function stackView(page: IndexStack, lookup: Lookup): StackView {
  const { language, parts } = page
  const facts = page.facts.flatMap(({ label, value, source }) => {
    const found = page.sources.find(({ id }) => id === source)
    return found ? [{ label, value, source: found }] : []
  })
  return { ...pageView(page, lookup), language, parts, facts }
}

function termView(page: IndexTerm, lookup: Lookup): TermView {
  const backLinks = (lookup.backLinks.get(page.id) ?? []).map((from) => ({ ...refOf(from), kind: from.kind }))
  const { also, short, see } = page
  return { ...pageView(page, lookup), also, short, see: termRefs(see, lookup), backLinks }
}

const termRefs = (ids: string[], { pages }: Lookup): TermRef[] =>
  ids.flatMap((id) => {
    const page = pages.get(id)
    return page?.kind === 'term' ? [{ ...refOf(page), short: page.short }] : []
  })

const present = <Value>(values: (Value | undefined)[]): Value[] =>
  values.filter((value) => value !== undefined)

const optional = <Value, Result>(value: Value | undefined, map: (value: Value) => Result): Result | null =>
  value === undefined ? null : map(value)

function deepFreeze<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value)
    for (const inner of Object.values(value)) deepFreeze(inner)
  }
  return value
}
