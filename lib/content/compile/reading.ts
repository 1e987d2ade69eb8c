import type { Nodes } from 'mdast'
import { visit } from 'unist-util-visit'
import type { Page } from '@/lib/content/compile/page'
import { attributesOf, isElementNode } from '@/lib/content/elements'
import { headingsOf } from '@/lib/content/headings'
import type { HeadingView } from '@/lib/content/view'

/** What lists, search and contents need to know of a body. */
export type Reading = {
  words: number
  headings: HeadingView[]
  /** Ids of the terms linked, in order of first use. */
  terms: string[]
  /** The text under each heading; the opening has no anchor. */
  sections: { anchor: string; heading: string; text: string }[]
}

/** Reads a shaped tree, before elements are resolved. */
export function readingOf({ tree }: Page): Reading {
  const headings = headingsOf(tree)
  const sections: Reading['sections'] = [{ anchor: '', heading: '', text: '' }]
  for (const node of tree.children) {
    const heading = headings.find((candidate) => candidate.node === node)
    if (heading) sections.push({ anchor: anchorOf(heading.node), heading: heading.text, text: '' })
    const section = sections.at(-1)
    if (!heading && section) section.text = `${section.text} ${proseOf(node)}`.trim()
  }
  const text = sections.map((section) => `${section.heading} ${section.text}`).join(' ')
  return {
    words: text.split(/\s+/).filter(Boolean).length,
    headings: headings.flatMap(({ node, text: title }) => {
      const depth = node.depth === 2 || node.depth === 3 ? node.depth : undefined
      return depth ? [{ id: anchorOf(node), depth, text: title }] : []
    }),
    terms: termsIn(tree),
    sections: sections.filter((section) => section.heading !== '' || section.text !== ''),
  }
}

/** The anchor that shaping put on the heading. */
const anchorOf = (node: Nodes) => String(node.data?.hProperties?.id ?? '')

/** Words of a block: what stands in different blocks is kept apart; code blocks are not read out. */
function proseOf(node: Nodes): string {
  if (node.type === 'text' || node.type === 'inlineCode') return node.value
  if (node.type === 'break') return ' '
  if (!('children' in node)) return ''
  const isRunning = node.children.some((child) => child.type === 'text')
  return node.children
    .map(proseOf)
    .join(isRunning ? '' : ' ')
    .replace(/\s+/g, ' ')
}

function termsIn(tree: Page['tree']): string[] {
  const terms = new Set<string>()
  visit(tree, (node) => {
    const id = isElementNode(node) && node.name === 'Term' ? attributesOf(node).id : undefined
    if (id) terms.add(id)
  })
  return [...terms]
}
