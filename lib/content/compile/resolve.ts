import type { Code, Nodes, Parents, RootContent } from 'mdast'
import { fenceBlock } from '@/lib/content/compile/code-block'
import { groupTabs } from '@/lib/content/compile/code-tabs'
import { fail, type Page } from '@/lib/content/compile/page'
import { type Counters, resolveElement } from '@/lib/content/compile/static-elements'
import { isElementNode } from '@/lib/content/elements'
import { languageNamed } from '@/lib/content/languages'
import { isIsland } from '@/lib/content/vocabulary'

/** Gives every static element and every fence its props. What cannot be resolved is reported and left out. */
export async function resolve(page: Page): Promise<void> {
  await resolveChildren(page.tree, { page, counters: { figures: 0, tabs: 0 } })
}

type State = { page: Page; counters: Counters }

async function resolveChildren(parent: Parents, state: State): Promise<void> {
  const kept: Nodes[] = []
  for (const child of parent.children) {
    if (await resolveNode(child, state)) kept.push(child)
  }
  parent.children = kept as typeof parent.children
}

/** Whether the node stays. */
async function resolveNode(node: Nodes, state: State): Promise<boolean> {
  if (node.type === 'code') return resolveFence(node)
  if (node.type === 'table') return resolveTable(node, state)
  if (!isElementNode(node)) {
    if ('children' in node) await resolveChildren(node, state)
    return true
  }
  if (isIsland(node.name)) {
    if (state.page.tree.children.includes(node as RootContent)) return true
    fail(state.page, node, `<${node.name}> stands inside something else; put it on a line of its own`)
    return false
  }
  const resolved = await resolveElement(node, state)
  if (!resolved) return false
  node.data = { ...node.data, resolved }
  await resolveChildren(node, state)
  if (resolved.name === 'CodeTabs') groupTabs(node, resolved.props)
  return true
}

async function resolveFence(node: Code): Promise<true> {
  const language = languageNamed(node.lang ?? 'text') ?? {
    id: 'text',
    label: node.lang ?? 'Text',
    endings: [],
  }
  const because = /because="([^"]*)"/.exec(node.meta ?? '')?.[1]
  const block = await fenceBlock(node.value, language)
  node.data = { resolved: { name: 'Code', props: { ...block, ...(because && { notRunBecause: because }) } } }
  return true
}

async function resolveTable(node: Nodes & Parents, state: State): Promise<true> {
  await resolveChildren(node, state)
  node.data = { ...node.data, resolved: { name: 'Table', props: {} } }
  return true
}
