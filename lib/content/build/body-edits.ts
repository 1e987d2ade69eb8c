import { belongsTo } from '@/lib/content/address'
import type { Records } from '@/lib/content/build/make-index'
import { outlineOf } from '@/lib/content/build/page-record'
import type { BodyEdit } from '@/lib/content/news'
import { allSources } from '@/lib/content/read'
import type { AnySource, Content } from '@/lib/content/source'

/** All content and its records at one time. */
export type Standing = { content: Content; records: Records }

/** The bodies that changed, when these files changed nothing else that a page shows; undefined when they did. */
export function bodyEdits(files: string[], before: Standing, now: Standing): BodyEdit[] | undefined {
  const [were, are] = [allSources(before.content), allSources(now.content)]
  const touched = are.filter(
    (page) =>
      files.some((file) => belongsTo(file, page)) ||
      before.records.get(page.file) !== now.records.get(page.file),
  )
  const isOfPages = files.every((file) => touched.some((page) => belongsTo(file, page)))
  if (!isOfPages || were.length !== are.length) return undefined
  const edits = touched.map((page) => bodyEdit(page, were, [before.records, now.records]))
  return edits.every((edit) => edit !== undefined) ? edits : undefined
}

function bodyEdit(
  page: AnySource,
  were: AnySource[],
  [before, now]: [Records, Records],
): BodyEdit | undefined {
  const was = were.find(({ file }) => file === page.file)
  const [old, record] = [before.get(page.file), now.get(page.file)]
  if (!was || !old || !record || outlineOf(was, old) !== outlineOf(page, record)) return undefined
  return { id: record.id, rev: record.bodyRev }
}
