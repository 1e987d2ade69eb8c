import type { Nodes } from 'mdast'
import { isElementNode } from '@/lib/content/elements'

/** Straight quotes, three dots and a space before a unit, set as a printer would. `before` is the character before. */
export function setText(text: string, before = ''): string {
  const quoted = text.replace(/["']/g, (quote, at: number) => {
    const previous = at > 0 ? (text[at - 1] ?? '') : before
    const next = text[at + 1] ?? ''
    return curly(quote, { previous, next })
  })
  return quoted
    .replace(/\.\.\./g, '…')
    .replace(/(\d) (ms|µs|ns|s|kB|MB|GB|TB|KiB|MiB|GiB|bytes|°C|million|billion)\b/g, '$1\u00a0$2')
}

function curly(quote: string, { previous, next }: { previous: string; next: string }): string {
  const opens = /^$|[\s([{—–\-/“‘]/.test(previous)
  // The ’90s: an apostrophe in front of a decade is never an opening quote.
  if (quote === "'") return opens && !/\d/.test(next) ? '‘' : '’'
  return opens ? '“' : '”'
}

/** Sets every text below a node; code is left alone, but counts as a neighbour. */
export function setTypography(node: Nodes): void {
  let previous = ''
  const visit = (current: Nodes) => {
    if (current.type === 'text') {
      current.value = setText(current.value, previous)
      previous = current.value.at(-1) ?? previous
    } else if (current.type === 'inlineCode') {
      previous = 'x'
    } else if ('children' in current) {
      if (isBlock(current)) previous = ''
      for (const child of current.children) visit(child)
    }
  }
  visit(node)
}

const inlineTypes = new Set(['emphasis', 'strong', 'delete', 'link'])
const isBlock = (node: Nodes) =>
  !inlineTypes.has(node.type) && !(isElementNode(node) && node.type === 'mdxJsxTextElement')
