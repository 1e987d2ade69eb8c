import type { PageKind } from '@/lib/content/view'
import type { ExcerptPart } from './excerpt'

/** One result, ready to show. */
export type SearchHit = {
  href: string
  kind: PageKind
  /** The page’s title. */
  title: string
  /** The section’s heading; absent for the page’s own beginning. */
  section?: string
  excerpt: ExcerptPart[]
}

export type SearchResults = { query: string; total: number; hits: SearchHit[] }

/** The longest query that is looked up; the rest is cut off. */
export const maxQueryLength = 100
