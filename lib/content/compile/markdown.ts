import { toHtml } from 'hast-util-to-html'
import { toHast } from 'mdast-util-to-hast'
import { visit } from 'unist-util-visit'
import { setTypography } from '@/lib/content/compile/typography'
import { parseMarkdown } from '@/lib/content/mdx'

/** Markdown of a question or a journey to HTML: inline when it is one paragraph, blocks otherwise. */
export function markdownHtml(source: string): string {
  const tree = parseMarkdown(source.trim())
  setTypography(tree)
  visit(tree, 'link', (link) => {
    if (/^[a-z]+:/i.test(link.url)) link.data = { hProperties: { rel: ['noreferrer'] } }
  })
  const [only] = tree.children
  if (tree.children.length !== 1 || only?.type !== 'paragraph') return toHtml(toHast(tree))
  const paragraph = toHast(only)
  return toHtml('children' in paragraph ? paragraph.children : paragraph)
}
