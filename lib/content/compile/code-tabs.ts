import type { RootContent } from 'mdast'
import { type ElementNode, isElementNode, wordsOf } from '@/lib/content/elements'
import type { CodeTab, StaticProps } from '@/lib/content/static-props'

/** Puts the blocks of a group into one panel per language, in the order in which languages first appear. */
export function groupTabs(group: ElementNode, props: StaticProps['CodeTabs']): void {
  const panels = new Map<string, { tab: CodeTab; blocks: RootContent[] }>()
  let current: CodeTab | undefined
  for (const child of group.children) {
    current = tabOf(child as RootContent) ?? current
    if (!current) continue
    const panel = panels.get(current.language) ?? { tab: current, blocks: [] }
    panel.blocks.push(child as RootContent)
    panels.set(current.language, panel)
  }
  const notes = takeSharedNotes([...panels.values()].flatMap(({ blocks }) => blocks))
  props.tabs = [...panels.values()].map(({ tab }) => tab)
  const children = [...panels.values()].map(({ tab, blocks }) => panelNode(tab, blocks))
  group.children = [...children, ...notes] as typeof group.children
}

const panelNode = (tab: CodeTab, blocks: RootContent[]): RootContent => ({
  type: 'mdxJsxFlowElement',
  name: 'CodePanel',
  attributes: [],
  children: blocks as never[],
  data: { resolved: { name: 'CodePanel', props: tab } },
})

/** Notes that every language carries word for word are shown once, below all panels. */
function takeSharedNotes(blocks: RootContent[]): RootContent[] {
  const codes = blocks
    .filter(isElementNode)
    .filter((node) => node.name === 'Code' && node.children.length > 0)
  const [first, ...others] = codes
  const isShared = first && others.length > 0 && others.every((other) => wordsOf(other) === wordsOf(first))
  if (!isShared || blocks.filter((block) => tabOf(block)).length !== codes.length) return []
  const notes = first.children as RootContent[]
  for (const code of codes) code.children = []
  return notes
}

/** A `<Code>` opens its language's panel; what follows it (its output, a remark) goes along. */
function tabOf(node: RootContent): CodeTab | undefined {
  const resolved = node.data?.resolved
  if (resolved?.name !== 'Code') return undefined
  return { language: resolved.props.language, label: resolved.props.label }
}
