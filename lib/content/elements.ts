import type { Nodes } from 'mdast'
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx'

/** An element of the vocabulary (or one that pretends to be) in a page's tree. */
export type ElementNode = MdxJsxFlowElement | MdxJsxTextElement

/** Whether a node is an element. */
export const isElementNode = (node: { type: string }): node is ElementNode =>
  node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement'

/** String attributes by name; expressions, spreads and bare names are left out. */
export function attributesOf(node: ElementNode): Record<string, string> {
  const entries = node.attributes.flatMap((attribute) =>
    attribute.type === 'mdxJsxAttribute' && typeof attribute.value === 'string'
      ? [[attribute.name, attribute.value] as const]
      : [],
  )
  return Object.fromEntries(entries)
}

/** What a reader would hear of a node: words and code; no side notes, citation marks or `{…}`. */
export function wordsOf(node: Nodes): string {
  if (isElementNode(node) && node.name === 'Aside') return ''
  if (node.type === 'text' || node.type === 'inlineCode') return node.value
  if (node.type === 'break') return ' '
  return 'children' in node ? node.children.map(wordsOf).join('') : ''
}
