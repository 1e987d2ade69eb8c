import type { JourneyView } from '@/lib/content/journey-view'
import type { RoleMeta, StackMeta } from '@/lib/content/schema'
import type { HeadingView, PageKind, QuestionEntry, SourceView } from '@/lib/content/view'

/** `.content/index.json`: everything known about the pages, without their bodies. References are ids. */
export type IndexFile = {
  /** Whether a watcher keeps the file up to date; readers then look whether it changed. */
  watched: boolean
  /** The journey on the home page. */
  home?: JourneyView
  modules: IndexModule[]
  /** Lessons in reading order, then roles, stacks and terms by title. */
  pages: IndexPage[]
  questions: QuestionEntry[]
}

export type IndexModule = {
  id: string
  slug: string
  title: string
  summary: string
  requires: string[]
  /** Ids, in reading order. */
  lessons: string[]
}

type Common<Kind extends PageKind> = {
  kind: Kind
  id: string
  slug: string
  href: string
  title: string
  summary: string
  updated?: string
  /** Repository-relative. */
  file: string
  words: number
  headings: HeadingView[]
  sources: SourceView[]
  /** Ids of the terms linked, in order of first use. */
  terms: string[]
  rev: string
  bodyRev: string
  problems: number
}

export type IndexLesson = Common<'lesson'> & {
  /** Slug of its module. */
  module: string
  minutes: number
  objectives: string[]
  requires: string[]
  checks: string[]
  inline: string[]
}
export type IndexRole = Common<'role'> &
  Pick<RoleMeta, 'delivers' | 'week' | 'skills' | 'tools' | 'worksWith'> & { role: RoleMeta['kind'] }
export type IndexStack = Common<'stack'> & Pick<StackMeta, 'language' | 'parts' | 'facts'>
export type IndexTerm = Common<'term'> & { short: string; also: string[]; see: string[] }
export type IndexPage = IndexLesson | IndexRole | IndexStack | IndexTerm
