import type {
  BlockContent,
  Code,
  List,
  Nodes,
  Paragraph,
  PhrasingContent,
  RootContent,
  Strong,
  Text,
} from 'mdast'
import { parseMarkdown } from '@/lib/content/mdx'

/** Small makers of Markdown nodes, so that renditions read as what they print. */

export const text = (value: string): Text => ({ type: 'text', value })
export const strong = (value: string): Strong => ({ type: 'strong', children: [text(value)] })
export const paragraph = (...children: PhrasingContent[]): Paragraph => ({ type: 'paragraph', children })
export const heading = (depth: 1 | 2 | 3, value: string): RootContent => ({
  type: 'heading',
  depth,
  children: [text(value)],
})

/** A fenced block. */
export const code = (value: string, lang: string): Code => ({
  type: 'code',
  lang,
  value: value.replace(/\n+$/, ''),
})

/** A tight list of Markdown items. */
export const list = (items: string[], ordered: boolean): List => ({
  type: 'list',
  ordered,
  spread: false,
  children: items.map((item) => ({ type: 'listItem', spread: false, children: blocks(item) })),
})

/** Written Markdown as blocks. */
export const blocks = (markdown: string): BlockContent[] => parseMarkdown(markdown).children.filter(isBlock)

const isBlock = (node: Nodes): node is BlockContent =>
  node.type !== 'definition' && node.type !== 'footnoteDefinition'

/** Something set apart. */
export const quote = (children: RootContent[]): RootContent => ({
  type: 'blockquote',
  children: children.filter(isBlock) as BlockContent[],
})
