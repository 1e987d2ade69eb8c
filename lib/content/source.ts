import type { Root } from 'mdast'
import type { Place, Problem } from '@/lib/content/problem'
import type {
  ExchangeEntry,
  JourneyFile,
  LessonMeta,
  ModuleEntry,
  RoleMeta,
  StackMeta,
  TermMeta,
} from '@/lib/content/schema'
import type { QuizFile } from '@/lib/quiz/schema'

/** The way to a field: `['sources', 0, 'url']`. */
export type FieldPath = readonly (string | number)[]

/** Where a field stands in its file. A field that is absent answers with its nearest parent. */
export type At = (path: FieldPath) => Place

/** A YAML file as read: `value` is there exactly when the schema accepts it. */
export type YamlSource<Value> = {
  /** Relative to the repository. */
  file: string
  text: string
  value?: Value
  at: At
  problems: Problem[]
}

/** What all pages have in common, as read from disk. Nothing here throws on an author's mistake. */
export type PageSource<Kind extends string = string, Meta = unknown> = {
  kind: Kind
  /** Repository-relative path of the `.mdx` file. */
  file: string
  /** Repository-relative folder that the page's own files (code, journeys, images) are relative to. */
  folder: string
  slug: string
  text: string
  /** Front matter; there exactly when the schema accepts it. */
  meta?: Meta
  /** Where a front-matter field stands in `file`. */
  at: At
  /** The body with positions in `file`; parsed at first use, empty when the syntax is broken. */
  readonly tree: Root
  /** Problems of the front matter and of the YAML files beside the page; reading them does not parse the body. */
  metaProblems: Problem[]
  /** The same, and those of the body's syntax. */
  readonly problems: Problem[]
  /** Every `*.journey.yaml` beside the page. */
  journeys: YamlSource<JourneyFile>[]
  /** `code/exchanges.yaml`. */
  exchanges?: YamlSource<ExchangeEntry[]>
}

export type LessonSource = PageSource<'lesson', LessonMeta> & {
  /** Folder name (slug) of the lesson's module. */
  module: string
  quiz?: YamlSource<QuizFile>
}
export type RoleSource = PageSource<'role', RoleMeta>
export type StackSource = PageSource<'stack', StackMeta>
export type TermSource = PageSource<'term', TermMeta>
export type AnySource = LessonSource | RoleSource | StackSource | TermSource

/** Everything authors wrote. Lessons come in the order of their folders; `modules` holds the reading order. */
export type Content = {
  /** Absolute path of the repository (or of a fixture). */
  root: string
  modules: YamlSource<ModuleEntry[]>
  lessons: LessonSource[]
  roles: RoleSource[]
  stacks: StackSource[]
  terms: TermSource[]
  /** Problems that belong to no page, such as a lesson folder without `lesson.mdx`. */
  strays: Problem[]
}
