import type { Element, ElementContent, Root as HastRoot } from 'hast'
import type { Nodes, Parents, Root, RootContent } from 'mdast'
import { defaultHandlers, type Handler, type State, toHast } from 'mdast-util-to-hast'
import { wordsOf } from '@/lib/content/elements'

/** A resolved element becomes a hast element of its name that carries its props; the renderer looks both up. */
const resolvedElement: Handler = (state: State, node: Nodes & Partial<Parents>): Element | undefined => {
  const resolved = node.data?.resolved
  if (!resolved) return undefined
  const children = 'children' in node ? state.all(node as Parents) : []
  return {
    type: 'element',
    tagName: resolved.name,
    properties: {},
    children: blocksIn(resolved.name, children),
    data: { resolved },
  }
}

/** Elements whose text is a paragraph even when the author wrote it on one line with the tags. */
const holdsBlocks = new Set(['Callout', 'Steps', 'Answer', 'Figure'])

function blocksIn(name: string, children: ElementContent[]): ElementContent[] {
  const isLoose = children.some((child) => child.type === 'text' && child.value.trim() !== '')
  if (!holdsBlocks.has(name) || !isLoose) return children
  return [{ type: 'element', tagName: 'p', properties: {}, children }]
}

const table: Handler = (state: State, node: Extract<Nodes, { type: 'table' }>) => {
  const resolved = node.data?.resolved
  const inner = defaultHandlers.table(state, node)
  if (!resolved) return inner
  return { type: 'element', tagName: resolved.name, properties: {}, children: [inner], data: { resolved } }
}

/** At most this many letters stay on one line: as many as fit into a step of a list on a screen of 320 px. */
const longest = 24

/** Names and options such as `WWW-Authenticate` and `-S` end no line at their hyphen: each in an element of its own. */
const inlineCode: Handler = (_state: State, node: Extract<Nodes, { type: 'inlineCode' }>): Element => ({
  type: 'element',
  tagName: 'code',
  properties: {},
  children: node.value.split(/( )/).filter(Boolean).map(codeWord),
})

function codeWord(value: string): ElementContent {
  const word: ElementContent = { type: 'text', value }
  if (!value.includes('-') || value.length > longest) return word
  return { type: 'element', tagName: 'span', properties: {}, children: [word] }
}

const handlers = {
  code: resolvedElement,
  inlineCode,
  mdxJsxFlowElement: resolvedElement,
  mdxJsxTextElement: resolvedElement,
  table,
}

/** Some blocks of a page as hast, ready for the renderer. */
export function blocksToHast(children: RootContent[]): HastRoot {
  const tree = toHast({ type: 'root', children } satisfies Root, { handlers })
  return tree.type === 'root' ? tree : { type: 'root', children: [tree as ElementContent] }
}

/** Plain words of some blocks, one line each. */
export const wordsIn = (nodes: readonly Nodes[]): string => nodes.map(wordsOf).join('\n').trim()
