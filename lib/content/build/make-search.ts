import { built, readJson, writeFile } from '@/lib/content/build/files'
import type { Records } from '@/lib/content/build/make-index'
import { hashOf } from '@/lib/content/hash'
import type { IndexPage } from '@/lib/content/index-file'
import type { SearchSection } from '@/lib/content/view'

/** The searchable sections of all pages. What the front matter says opens each page. */
export const searchSections = (pages: readonly IndexPage[], records: Records): SearchSection[] =>
  pages.flatMap((page) => sectionsOf(page, records))

function sectionsOf(page: IndexPage, records: Records): SearchSection[] {
  const sections = records.get(page.file)?.reading.sections ?? []
  const opening = sections.find(({ anchor }) => anchor === '')
  const about = { pageId: page.id, kind: page.kind, page: page.title }
  const first: SearchSection = {
    ...about,
    id: page.href,
    href: page.href,
    heading: '',
    text: [page.summary, ...facts(page), opening?.text].filter(Boolean).join(' '),
    ...(page.kind === 'term' && page.also.length > 0 && { also: page.also.join(', ') }),
  }
  const rest = sections.flatMap(({ anchor, heading, text }) =>
    anchor === ''
      ? []
      : [{ ...about, id: `${page.href}#${anchor}`, href: `${page.href}#${anchor}`, heading, text }],
  )
  return [first, ...rest]
}

function facts(page: IndexPage): string[] {
  if (page.kind === 'role') return [...page.delivers, ...page.tools]
  return page.kind === 'stack' ? page.parts.map(({ part, choice }) => `${part}: ${choice}.`) : []
}

type Search = { root: string; compiler: string; buildSearch: (sections: SearchSection[]) => string }

/** Writes what search opens. Indexing is the dearest step of an unchanged build: it is left out when no text changed. */
export function writeSearch(sections: SearchSection[], { root, compiler, buildSearch }: Search): void {
  const key = hashOf(compiler, JSON.stringify(sections))
  if (readJson<string>(root, built.searchKey) === key) return
  writeFile(root, built.search, buildSearch(sections))
  writeFile(root, built.searchKey, JSON.stringify(key))
}
