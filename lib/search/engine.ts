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

/** Words that say nothing of what is looked for. Those that are also methods or commands (get, put, head, where) stay. */
const empty = new Set(
  'a about an and are as at be been but by can could did do does for from had has have how i if in into is it its may me my of on or our should so such than that the their them then there these they this to was we were what when which who why will with would you your'.split(
    ' ',
  ),
)
const processTerm = (word: string) => (empty.has(word.toLowerCase()) ? null : word.toLowerCase())

type Index = ReturnType<typeof openIndex>

/** Sections with all words first; when there are none, those of pages that have most of them. */
function lookUp(index: Index, query: string) {
  const how = {
    processTerm,
    prefix,
    fuzzy,
    boost: { page: 6, heading: 3, also: 5 },
    weights: { fuzzy: 0.2, prefix: 0.5 },
  }
  const strict = index.search(query, { ...how, combineWith: 'AND' })
  return strict.length > 0 ? strict : ofFittingPages(index.search(query, how))
}

function ofFittingPages(results: SearchResult[]) {
  const found = new Map<string, Set<string>>()
  for (const result of results)
    found.set(pageOf(result), new Set([...(found.get(pageOf(result)) ?? []), ...result.queryTerms]))
  const most = Math.max(...[...found.values()].map((words) => words.size))
  return results.filter((result) => found.get(pageOf(result))?.size === most)
}

const pageOf = ({ href }: SearchResult) => String(href).split('#')[0] ?? ''

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
