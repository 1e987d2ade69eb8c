import type { Node, Nodes, Parent } from 'mdast'
import type { MdxJsxAttribute, MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx'
import { visit } from 'unist-util-visit'
import type { Problem } from '@/lib/content/problem'
import type { Content, PageSource } from '@/lib/content/source'

export type Element = MdxJsxFlowElement | MdxJsxTextElement

/**
 * A rule returns what breaks it in the content that it is asked about, which is all there is or one page of it; it never
 * throws on an author's mistake.
 */
export type Rule = (about: Content, all: Content) => Problem[]

export const isElement = (node: Node): node is Element =>
  node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement'

/** Every element of a page, optionally only those of the given names. */
export function elementsOf(page: PageSource, ...names: string[]): Element[] {
  const found: Element[] = []
  visit(page.tree, (node) => {
    if (isElement(node) && node.name && (names.length === 0 || names.includes(node.name))) found.push(node)
  })
  return found
}

/** Every node of one type in a page's body. */
export function nodesOf<Type extends Nodes['type']>(
  page: PageSource,
  type: Type,
): Extract<Nodes, { type: Type }>[] {
  const found: Extract<Nodes, { type: Type }>[] = []
  const isWanted = (node: Nodes): node is Extract<Nodes, { type: Type }> => node.type === type
  visit(page.tree, (node) => {
    if (isWanted(node)) found.push(node)
  })
  return found
}

export const attributesOf = (element: Element): MdxJsxAttribute[] =>
  element.attributes.filter((attribute) => attribute.type === 'mdxJsxAttribute')

/** Value of a string attribute; undefined when it is absent, empty or an expression. */
export function attribute(element: Element, name: string): string | undefined {
  const found = attributesOf(element).find((candidate) => candidate.name === name)
  return typeof found?.value === 'string' && found.value !== '' ? found.value : undefined
}

type Said = { rule: string; message: string; fix?: string | undefined }

/** A problem at a node of a page's body. */
export function problemAt(
  page: PageSource,
  node: Pick<Node, 'position'>,
  { rule, message, fix }: Said,
): Problem {
  const { line, column } = node.position?.start ?? { line: 1, column: 1 }
  return { file: page.file, line, column, rule, message, ...(fix && { fix }) }
}

/** A problem at a field of a file that knows its places. */
export function problemIn(
  source: Pick<PageSource, 'file' | 'at'>,
  path: Parameters<PageSource['at']>[0],
  { rule, message, fix }: Said,
): Problem {
  return { file: source.file, ...source.at(path), rule, message, ...(fix && { fix }) }
}

/** Plain text of a node, code included. */
export function textOf(node: Node): string {
  if ('value' in node && typeof node.value === 'string') return node.value
  return 'children' in node ? (node as Parent).children.map(textOf).join('') : ''
}
