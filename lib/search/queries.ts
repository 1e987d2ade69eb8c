import 'server-only'
import fs from 'node:fs'
import path from 'node:path'
import { openIndex, searchIndex } from './engine'
import type { SearchResults } from './schema'

const file = path.join(/* turbopackIgnore: true */ process.cwd(), '.content/search.json')
let opened: { index: ReturnType<typeof openIndex>; changed: number } | undefined

/** The index is opened at the first search and again when the content was compiled anew (in development). */
function currentIndex() {
  const changed = fs.statSync(file).mtimeMs
  if (opened?.changed !== changed) opened = { index: openIndex(fs.readFileSync(file, 'utf8')), changed }
  return opened.index
}

/** Full-text search over all published content; tolerant of typos and unfinished words. */
export function searchContent(query: string, limit?: number): SearchResults {
  return searchIndex(currentIndex(), query, limit)
}
