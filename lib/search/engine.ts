import MiniSearch, { type Options, type SearchResult } from 'minisearch'
import type { SearchSection } from '@/lib/content/view'
import { excerpt } from './excerpt'
import { maxQueryLength, type SearchHit, type SearchResults } from './schema'

const options: Options<SearchSection> = {
  idField: 'id',
  fields: ['page', 'heading', 'also', 'text'],
  storeFields: ['href', 'kind', 'page', 'heading', 'text'],
}

/** Serialised index over all sections; `openIndex` reads it back. */
export function buildIndex(sections: readonly SearchSection[]): string {
  const index = new MiniSearch(options)
  index.addAll(sections)
  return JSON.stringify(index)
}

export const openIndex = (json: string) => MiniSearch.loadJSON<SearchSection>(json, options)

/** Typos allowed per word: none in short words, one from four letters, two from eight (MiniSearch: share of length). */
const fuzzy = (word: string) => (word.length < 4 ? false : word.length < 8 ? 1 : 2)
const prefix = (word: string) => word.length > 1

type Index = ReturnType<typeof openIndex>

/** All words first; when no section has them all, any of them. */
function lookUp(index: Index, query: string) {
  const how = {
    prefix,
    fuzzy,
    boost: { page: 6, heading: 3, also: 5 },
    weights: { fuzzy: 0.2, prefix: 0.5 },
  }
  const strict = index.search(query, { ...how, combineWith: 'AND' })
  return strict.length > 0 ? strict : index.search(query, how)
}

function hitOf(result: SearchResult): SearchHit {
  const { href, kind, page, heading, text } = result as SearchResult & SearchSection
  return {
    href,
    kind,
    title: page,
    ...(heading && { section: heading }),
    excerpt: excerpt(text, result.terms),
  }
}

/** Looks a query up; an empty query finds nothing. Results come best first, `limit` at most. */
export function searchIndex(index: Index, rawQuery: string, limit = 20): SearchResults {
  const query = rawQuery.trim().slice(0, maxQueryLength)
  if (query === '') return { query, total: 0, hits: [] }
  const found = lookUp(index, query)
  const hits = found.slice(0, limit).map(hitOf)
  return { query, total: found.length, hits }
}
