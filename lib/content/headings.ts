import Slugger from 'github-slugger'
import type { Heading, Root } from 'mdast'
import { wordsOf } from '@/lib/content/elements'

export type HeadingNode = {
  node: Heading
  /** Fixed by the author (`## Title {#id}`) or made from the words, unique in the page. */
  id: string
  text: string
  /** Whether the author fixed the id. */
  fixed: boolean
}

/** The headings of a page with their anchors; the one place that makes anchors. */
export function headingsOf(tree: Root): HeadingNode[] {
  const slugger = new Slugger()
  return tree.children
    .filter((node) => node.type === 'heading')
    .map((node) => {
      const text = wordsOf(node).trim()
      const fixed = fixedId(node)
      return { node, text, id: slugger.slug(fixed ?? text), fixed: fixed !== undefined }
    })
}

/** The id an author gave, if any. */
function fixedId(heading: Heading): string | undefined {
  const last = heading.children.at(-1)
  return last?.type === 'mdxTextExpression' ? /^#([a-z0-9-]+)$/.exec(last.value.trim())?.[1] : undefined
}
