import type { Problem } from '@/lib/content/problem'

/** A problem with the address of the page it concerns, if it concerns one. */
export type PageProblem = Problem & { href?: string }

/** A body that was compiled anew, and to which revision. */
export type BodyEdit = { id: string; rev: string }

/** `.content/problems.json` while a watcher runs: what it last compiled and everything that is wrong. */
export type News = {
  /** Counts up with every change. */
  edition: number
  /** The last edition in which more changed than the bodies of pages. */
  whole: number
  /** The bodies that changed after that edition, each once. */
  bodies: (BodyEdit & { edition: number })[]
  problems: PageProblem[]
}

/** Before anything was compiled. */
export const noNews: News = { edition: 0, whole: 0, bodies: [], problems: [] }

/** The news after one more change; `bodies` are all that changed, or undefined when more than bodies did. */
export function withChange({ edition, whole, bodies, problems }: News, changed?: BodyEdit[]): News {
  const next = edition + 1
  if (!changed) return { edition: next, whole: next, bodies: [], problems }
  const others = bodies.filter(({ id }) => !changed.some((edit) => edit.id === id))
  return {
    edition: next,
    whole,
    bodies: [...others, ...changed.map((edit) => ({ ...edit, edition: next }))],
    problems,
  }
}

/**
 * What a page that was rendered from `edition` lacks: revisions of bodies by id, or null when it must be rendered anew.
 * An edition still to come is one of a watcher that has ended.
 */
export function since(edition: number, news: News): ReadonlyMap<string, string> | null {
  if (edition < news.whole || edition > news.edition) return null
  return new Map(news.bodies.flatMap((body) => (body.edition > edition ? [[body.id, body.rev]] : [])))
}

/** Written by the development server: the address of the page that somebody looks at, so that it gets checked. */
export const viewedFile = '.content/viewed.txt'
export const newsFile = '.content/problems.json'
