import 'server-only'
import fs from 'node:fs'
import path from 'node:path'
import type { Body } from '@/lib/content/body'
import { handOver } from '@/lib/content/body-handoff'
import type { IndexFile } from '@/lib/content/index-file'
import type { JourneyView } from '@/lib/content/journey-view'
import type {
  LessonRef,
  LessonView,
  ModuleView,
  QuestionEntry,
  RoleView,
  StackView,
  TermView,
} from '@/lib/content/view'
import { type Views, viewsOf } from '@/lib/content/views'

/** The frozen content of this build. Reads `.content/index.json` once; again when a watcher rewrote it. */

const folder = path.join(/* turbopackIgnore: true */ process.cwd(), '.content')
const indexFile = path.join(/* turbopackIgnore: true */ folder, 'index.json')

let loaded: { views: Views; watched: boolean; changed: number } | undefined

function catalog(): Views {
  if (loaded && !loaded.watched) return loaded.views
  const changed = fs.statSync(/* turbopackIgnore: true */ indexFile, { throwIfNoEntry: false })?.mtimeMs
  if (changed === undefined) throw new Error('.content/index.json is missing: run `npm run content` first')
  if (loaded?.changed !== changed) {
    const index: IndexFile = JSON.parse(fs.readFileSync(/* turbopackIgnore: true */ indexFile, 'utf8'))
    loaded = { views: viewsOf(index), watched: index.watched, changed }
  }
  return loaded.views
}

/** Modules in path order, each with its lessons in reading order. */
export const listModules = (): readonly ModuleView[] => catalog().modules

/** The journey on the home page (`content/home.journey.yaml`). */
export function homeJourney(): JourneyView {
  const { home } = catalog()
  if (!home)
    throw new Error('content/home.journey.yaml is missing or broken: `npm run content` says what is wrong')
  return home
}

/** A module by its slug, or null. */
export const getModule = (slug: string): ModuleView | null =>
  catalog().modules.find((module) => module.slug === slug) ?? null

/** Every lesson in reading order, just enough to link to it. */
export const listLessons = (): LessonRef[] => [...catalog().lessonRefs.values()]

/** A lesson by the slugs of its address, or null. */
export const getLesson = (moduleSlug: string, slug: string) =>
  ofKind('lesson', catalog().byHref(`/learn/${moduleSlug}/${slug}`))

/** A lesson by its permanent id, or null. */
export const findLessonById = (id: string) => ofKind('lesson', catalog().byId(id))

/** Roles by title. */
export const listRoles = (): RoleView[] => listOf('role')
/** A role by its slug, or null. */
export const getRole = (slug: string) => ofKind('role', catalog().byHref(`/roles/${slug}`))

/** Stacks by title. */
export const listStacks = (): StackView[] => listOf('stack')
/** A stack by its slug, or null. */
export const getStack = (slug: string) => ofKind('stack', catalog().byHref(`/stacks/${slug}`))

/** Glossary terms by title. */
export const listTerms = (): TermView[] => listOf('term')
/** A term by its slug, or null. */
export const getTerm = (slug: string) => ofKind('term', catalog().byHref(`/glossary/${slug}`))

/** Keys of every question of this build: what grading and completion need. */
export const listQuestions = (): QuestionEntry[] => [...catalog().questions.values()]
/** One question's key, or null. */
export const getQuestion = (id: string): QuestionEntry | null => catalog().questions.get(id) ?? null

/**
 * Reads a page's compiled body and lays it out for `<Body>` (components/lesson/body.client.tsx).
 * Returns what that component takes: only id and revision, so that the body stays out of the flight payload.
 */
export function prepareBody(id: string): { id: string; rev: string } {
  const file = path.join(/* turbopackIgnore: true */ folder, 'bodies', `${id}.json`)
  const body: Body = JSON.parse(fs.readFileSync(/* turbopackIgnore: true */ file, 'utf8'))
  handOver(body)
  return { id, rev: body.rev }
}

type ViewOf = { lesson: LessonView; role: RoleView; stack: StackView; term: TermView }

function ofKind<Kind extends keyof ViewOf>(kind: Kind, view: ReturnType<Views['byId']>): ViewOf[Kind] | null {
  return view && isKind(kind, view) ? view : null
}

function listOf<Kind extends keyof ViewOf>(kind: Kind): ViewOf[Kind][] {
  const { pages, of } = catalog()
  return pages
    .filter((page) => page.kind === kind)
    .map((page) => of(page))
    .filter((view) => isKind(kind, view))
}

const isKind = <Kind extends keyof ViewOf>(kind: Kind, view: { kind: string }): view is ViewOf[Kind] =>
  view.kind === kind
