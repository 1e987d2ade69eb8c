import type { RoleMeta, StackMeta } from '@/lib/content/schema'
import type { AnswerKey } from '@/lib/quiz/answer'

/** What pages receive from the catalog. Everything is plain JSON, resolved and typographically finished. */

export type PageKind = 'lesson' | 'role' | 'stack' | 'term'

/** Enough to link to a page. */
export type PageRef = { id: string; title: string; href: string }
export type LessonRef = PageRef & {
  /** Module index and running number: "M1 · 4". */
  number: string
  minutes: number
}

export type HeadingView = { id: string; depth: 2 | 3; text: string }

/** An entry of "Sources"; `number` is what the citation marks show, `anchor` is where they lead (`source-<id>`). */
export type SourceView = {
  id: string
  number: number
  anchor: string
  title: string
  url: string
  publisher?: string
  date?: string
  accessed: string
  primary: boolean
}

export type TermRef = PageRef & { short: string }

/** What every page with a body has. */
export type PageView = PageRef & {
  kind: PageKind
  slug: string
  /** Plain text, at most 220 characters. */
  summary: string
  /** Date of the last change of substance, YYYY-MM-DD. Terms have none. */
  updated?: string
  words: number
  /** At 220 words a minute, at least 1. */
  readingMinutes: number
  headings: HeadingView[]
  sources: SourceView[]
  /** Terms linked from the text, in order of first use. */
  terms: TermRef[]
  /** Repository-relative file, for "edit this page". */
  editPath: string
  /** Hash of everything the page is made of. */
  rev: string
  /** Revision of the compiled body; `/_content/bodies/<id>.<bodyRev>.json`. */
  bodyRev: string
  /** Problems found while compiling; 0 in anything that is deployed. */
  problems: number
}

export type ModuleRef = PageRef & { number: string }

export type LessonView = PageView & {
  kind: 'lesson'
  number: string
  module: ModuleRef
  minutes: number
  objectives: string[]
  requires: LessonRef[]
  previous?: LessonRef
  next?: LessonRef
  /** Ids of the questions that complete the lesson. */
  checks: string[]
  /** Ids of the questions placed in the text. */
  inline: string[]
  /** Address of the Markdown rendition. */
  markdownHref: string
}

export type ModuleView = PageRef & {
  slug: string
  /** "M1" */
  number: string
  index: number
  summary: string
  requires: ModuleRef[]
  lessons: LessonSummary[]
  minutes: number
}
export type LessonSummary = LessonRef & { slug: string; summary: string; checks: string[]; updated: string }

export type RoleView = PageView & { kind: 'role' } & Pick<RoleMeta, 'delivers' | 'week' | 'tools'> & {
    role: RoleMeta['kind']
    skills: { name: string; level: RoleMeta['skills'][number]['level']; lesson?: LessonRef; term?: TermRef }[]
    worksWith: { role: PageRef; on: string }[]
  }

export type StackView = PageView & { kind: 'stack' } & Pick<StackMeta, 'language' | 'parts'> & {
    facts: { label: string; value: string; source: SourceView }[]
  }

export type TermView = PageView & {
  kind: 'term'
  also: string[]
  short: string
  see: TermRef[]
  /** Pages whose text links the term. */
  backLinks: (PageRef & { kind: PageKind })[]
}

export type AnyView = LessonView | RoleView | StackView | TermView

/** What the server needs to grade and to complete: one entry per question of the current build. */
export type QuestionEntry = {
  id: string
  /** Hash of the key and of the lesson's list of checks. */
  rev: string
  lessonId: string
  /** Whether it is one of the lesson's checks. */
  check: boolean
  /** The lesson's checks at this revision. */
  checks: string[]
  key: AnswerKey
  /** Prompt as plain text, for lists such as "answers to revisit". */
  prompt: string
}

/** One searchable section of a page, as stored in `.content/search.json`. */
export type SearchSection = {
  /** Unique: href with anchor. */
  id: string
  pageId: string
  kind: PageKind
  page: string
  /** Heading of the section; empty for the opening. */
  heading: string
  href: string
  text: string
  /** Other spellings (terms). */
  also?: string
}
