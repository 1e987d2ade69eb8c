import type { Nodes, Parents, PhrasingContent, RootContent, Table } from 'mdast'
import { toString as textOf } from 'mdast-util-to-string'
import { SKIP, visit } from 'unist-util-visit'
import type { Page } from '@/lib/content/compile/page'
import { isElementNode } from '@/lib/content/elements'
import { headingsOf } from '@/lib/content/headings'
import { isElementName, vocabulary } from '@/lib/content/vocabulary'

/** Brings a page's tree into the shape that the rest of the compiler expects, before anything is resolved. */
export function shape(page: Page): void {
  markHeadings(page)
  dropBraces(page)
  liftElements(page.tree)
  partSources(page.tree)
  visit(page.tree, (node) => {
    if (node.type === 'link' && isExternal(node.url)) addProperty(node, 'rel', 'noreferrer')
    if (node.type === 'table') alignTable(node)
  })
}

const isExternal = (url: string) => /^[a-z]+:|^\/\//i.test(url)

function addProperty(node: Nodes, name: string, value: string): void {
  node.data = { ...node.data, hProperties: { ...node.data?.hProperties, [name]: value } }
}

/** Anchors, and a link on each heading to itself; a heading that holds a link keeps its own. */
function markHeadings({ tree }: Page): void {
  for (const { node, id } of headingsOf(tree)) {
    addProperty(node, 'id', id)
    const last = node.children.at(-1)
    const words = last?.type === 'mdxTextExpression' ? trimEnd(node.children.slice(0, -1)) : node.children
    const hasLink = words.some((child) => child.type === 'link' || isElementNode(child))
    node.children = hasLink ? words : [{ type: 'link', url: `#${id}`, children: words as never }]
  }
}

function trimEnd(children: PhrasingContent[]): PhrasingContent[] {
  const last = children.at(-1)
  if (last?.type === 'text') last.value = last.value.trimEnd()
  return children
}

/** `{…}` never reaches the page: comments are for authors, everything else is reported by the checks. */
function dropBraces({ tree }: Page): void {
  visit(tree, ['mdxTextExpression', 'mdxFlowExpression'], (_node, index, parent) => {
    if (!parent || index === undefined) return undefined
    parent.children.splice(index, 1)
    return [SKIP, index]
  })
}

/** An element alone in a paragraph is a block of its own: MDX cannot know, the vocabulary does. */
function liftElements(tree: Parents): void {
  visit(tree, 'paragraph', (paragraph, index, parent) => {
    if (!parent || index === undefined) return undefined
    const own = paragraph.children.filter((child) => child.type !== 'text' || child.value.trim() !== '')
    if (own.length === 0 || !own.every(standsAlone)) return undefined
    const lifted = own.map((child) => ({ ...child, type: 'mdxJsxFlowElement' }) as RootContent)
    parent.children.splice(index, 1, ...(lifted as never[]))
    return [SKIP, index]
  })
}

/** Citation marks side by side would read as one number: a thin space parts them. */
function partSources(tree: Parents): void {
  visit(tree, 'mdxJsxTextElement', (node, index, parent) => {
    const before = index ? parent?.children[index - 1] : undefined
    if (!parent || index === undefined || !before || !isSource(node) || !isSource(before)) return undefined
    parent.children.splice(index, 0, { type: 'text', value: '\u2009' } as never)
    return [SKIP, index + 2]
  })
}

const isSource = (node: Nodes) => isElementNode(node) && node.name === 'Source'

function standsAlone(node: Nodes): boolean {
  if (!isElementNode(node) || !isElementName(node.name)) return false
  return vocabulary[node.name].kind !== 'inline' || node.name === 'Aside'
}

const numeric = /^[−-]?[\d.,\u202f\u00a0 ]+\s*(%|ms|s|µs|kB|MB|GB|×)?$|^[–—-]?$/

/** Columns of numbers are set right, with figures of one width. */
function alignTable(table: Table): void {
  const [, ...body] = table.children
  const columns = table.children[0]?.children.length ?? 0
  for (let column = 0; column < columns; column += 1) {
    const texts = body.map((row) => textOf(row.children[column] ?? { type: 'text', value: '' }).trim())
    const isNumeric = texts.some((text) => /\d/.test(text)) && texts.every((text) => numeric.test(text))
    if (!isNumeric && table.align?.[column] !== 'right') continue
    for (const row of table.children) {
      const cell = row.children[column]
      if (cell) addProperty(cell, 'className', 'n')
    }
  }
  table.align = null
}
