import type { PhrasingContent, RootContent } from 'mdast'
import remarkGfm from 'remark-gfm'
import remarkStringify from 'remark-stringify'
import { unified } from 'unified'
import type { Page } from '@/lib/content/compile/page'
import { elementBlocks, type Rendering, sourceMark } from '@/lib/content/compile/rendition-elements'
import { heading, list, paragraph, text } from '@/lib/content/compile/rendition-nodes'
import { answerBlocks } from '@/lib/content/compile/rendition-questions'
import { attributesOf, type ElementNode, isElementNode } from '@/lib/content/elements'
import type { SourceView } from '@/lib/content/view'

const printer = unified()
  .use(remarkGfm)
  .use(remarkStringify, { bullet: '-', fence: '`', rule: '-', emphasis: '*', incrementListMarker: true })
  .freeze()

/** A shaped page as plain Markdown: instruments as text, files inlined, sources as footnotes, answers at the end. */
export function markdownRendition(page: Page): string {
  const rendering: Rendering = { page, inner: (node) => blocksOf(node, rendering), figures: 0, questions: [] }
  const body = structuredClone(page.tree.children).flatMap((node) => blocksOf(node, rendering))
  const children = [
    ...head(page),
    ...body,
    ...answerBlocks(rendering.questions, page.inputs),
    ...page.sources.map(footnote),
  ]
  return printer.stringify({ type: 'root', children })
}

function head({ source: { kind, meta } }: Page): RootContent[] {
  if (!meta) return []
  const summary = kind === 'term' ? '' : 'summary' in meta ? meta.summary : ''
  const opening = [heading(1, meta.title), ...(summary ? [paragraph(text(summary))] : [])]
  if (!('objectives' in meta)) return opening
  return [...opening, paragraph(text('Afterwards you can:')), list(meta.objectives, false)]
}

const footnote = ({ id, title, url, publisher, date }: SourceView): RootContent => {
  const rest = [publisher, date].filter(Boolean).join(', ')
  const link = { type: 'link' as const, url, children: [text(title)] }
  const words = rest ? [link, text(`, ${rest}`)] : [link]
  return { type: 'footnoteDefinition', identifier: id, label: id, children: [paragraph(...words)] }
}

function blocksOf(node: RootContent, rendering: Rendering): RootContent[] {
  if (node.type === 'yaml') return []
  if (isElementNode(node)) return elementBlocks(node, rendering)
  if (node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableCell') {
    return [{ ...node, children: node.children.flatMap(inline) }]
  }
  if (!('children' in node)) return [node]
  const children = (node.children as RootContent[]).flatMap((child) => blocksOf(child, rendering))
  return [{ ...node, children } as RootContent]
}

function inline(node: PhrasingContent): PhrasingContent[] {
  if (isElementNode(node)) return inlineElement(node)
  if (!('children' in node)) return [node]
  const children = (node.children as PhrasingContent[]).flatMap(inline)
  // The link that shaping put on a heading leads to the heading itself.
  if (node.type === 'link' && node.url.startsWith('#')) return children
  return [{ ...node, children } as PhrasingContent]
}

function inlineElement(node: ElementNode): PhrasingContent[] {
  const children = (node.children as PhrasingContent[]).flatMap(inline)
  const { id = '' } = attributesOf(node)
  if (node.name === 'Source') return [sourceMark(id)]
  return node.name === 'Aside' ? [text(' ('), ...children, text(')')] : children
}
