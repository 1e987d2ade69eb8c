import type { Paragraph, Root, RootContent } from 'mdast'
import { belongsTo, hrefOf } from '@/lib/content/address'
import type { PageRecord } from '@/lib/content/build/page-record'
import { checkContent } from '@/lib/content/check/check'
import type { Problem } from '@/lib/content/problem'
import type { AnySource, Content } from '@/lib/content/source'

type Records = ReadonlyMap<string, PageRecord>

/**
 * The problems of one page, as `check:content` would tell them. The other pages are stood in for by what the build
 * remembers of them (headings, terms used), so that the cost does not grow with the number of pages.
 */
export function checkPage(source: AnySource, content: Content, records: Records): Problem[] {
  const standIn = <Source extends AnySource>(other: Source): Source =>
    other.file === source.file ? other : standInFor(other, source, records)
  const around: Content = {
    ...content,
    strays: [],
    lessons: content.lessons.map(standIn),
    roles: content.roles.map(standIn),
    stacks: content.stacks.map(standIn),
    terms: content.terms.map(standIn),
  }
  const found = checkContent(only(source, content), around).filter(({ file }) => belongsTo(file, source))
  const told = new Set(found.map(({ file, line }) => `${file}:${line}`))
  const compiled = records.get(source.file)?.problems ?? []
  return [...found, ...compiled.filter(({ file, line }) => !told.has(`${file}:${line}`))]
}

/** What is asked about: the page, and of the rest nothing. */
function only(source: AnySource, content: Content): Content {
  const isIt = (other: AnySource) => other.file === source.file
  return {
    ...content,
    modules: { ...content.modules, value: [], problems: [] },
    lessons: content.lessons.filter(isIt),
    roles: content.roles.filter(isIt),
    stacks: content.stacks.filter(isIt),
    terms: content.terms.filter(isIt),
    strays: [],
  }
}

function standInFor<Source extends AnySource>(other: Source, page: AnySource, records: Records): Source {
  const reading = records.get(other.file)?.reading
  const isLinked = page.text.includes(hrefOf(other))
  const isUser = page.kind === 'term' && page.meta && reading?.terms.includes(page.meta.id)
  const children: RootContent[] = [
    ...(isLinked ? (reading?.headings ?? []).map(headingNode) : []),
    ...(isUser && page.meta ? [termNode(page.meta.id)] : []),
  ]
  const tree: Root = { type: 'root', children }
  return Object.create(other, { tree: { value: tree }, problems: { value: [] } })
}

const headingNode = ({ id, depth, text }: { id: string; depth: 2 | 3; text: string }): RootContent => ({
  type: 'heading',
  depth,
  children: [
    { type: 'text', value: text },
    { type: 'mdxTextExpression', value: `#${id}` },
  ],
})

const termNode = (id: string): Paragraph => ({
  type: 'paragraph',
  children: [
    {
      type: 'mdxJsxTextElement',
      name: 'Term',
      attributes: [{ type: 'mdxJsxAttribute', name: 'id', value: id }],
      children: [],
    },
  ],
})
