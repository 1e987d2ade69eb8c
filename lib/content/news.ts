import type { Problem } from '@/lib/content/problem'

/** A problem with the address of the page it concerns, if it concerns one. */
export type PageProblem = Problem & { href?: string }

/** `.content/problems.json` while a watcher runs: what it last compiled and everything that is wrong. */
export type News = {
  /** Counts up with every change. */
  edition: number
  problems: PageProblem[]
}

/** Written by the development server: the address of the page that somebody looks at, so that it gets checked. */
export const viewedFile = '.content/viewed.txt'
export const newsFile = '.content/problems.json'
