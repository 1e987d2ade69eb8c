import type { PageText, Place } from '@/lib/notes/passage'

/** A page as it is read, and the way between its text and the document. */
export type Reading = PageText & {
  /** Null where the document has changed meanwhile. */
  rangeOf: (place: Place) => Range | null
  /** The selected words; null when none of the page’s own text is in the range. */
  placeOf: (range: Range) => Place | null
}

/** One text node: where its first character stands in the page’s text, and which of its characters stand there. */
type Chunk = { node: Text; from: number; offsets: number[] }

/** What is no text of the page: instruments change as they are used, marks of sources are renumbered, the rest is ours. */
const skipped = '[data-island], button, sup, svg, input, [hidden], .notes-here'
const inline = new Set(
  'A ABBR B CODE DEL EM I INS KBD LABEL MARK Q S SAMP SMALL SPAN STRONG SUB U VAR'.split(' '),
)

/** Reads the body of a page. White space counts once, and between blocks there is some. */
export function readPage(body: HTMLElement): Reading {
  const page = { text: '', headings: [] as PageText['headings'] }
  const chunks: Chunk[] = []
  read(body)
  return {
    ...page,
    rangeOf: (place) => rangeOf(chunks, place),
    placeOf: (range) => placeOf(chunks, page, range),
  }

  function read(node: Node) {
    if (node instanceof Text) return addText(node)
    if (!(node instanceof Element) || node.matches(skipped)) return
    const isBlock = !inline.has(node.tagName)
    if (isBlock) addSpace()
    const start = page.text.length
    node.childNodes.forEach(read)
    if (node.matches('h2[id], h3[id]')) page.headings.push({ id: node.id, start, end: page.text.length })
    if (isBlock) addSpace()
  }

  function addText(node: Text) {
    const chunk: Chunk = { node, from: page.text.length, offsets: [] }
    for (let offset = 0; offset < node.data.length; offset++) {
      const isSpace = /\s/.test(node.data[offset] ?? '')
      if (isSpace && (page.text === '' || page.text.endsWith(' '))) continue
      page.text += isSpace ? ' ' : node.data[offset]
      chunk.offsets.push(offset)
    }
    if (chunk.offsets.length > 0) chunks.push(chunk)
  }

  function addSpace() {
    if (page.text !== '' && !page.text.endsWith(' ')) page.text += ' '
  }
}

function rangeOf(chunks: Chunk[], { start, end }: Place): Range | null {
  const first = chunks.find(({ from, offsets }) => from + offsets.length > start)
  const last = chunks.findLast(({ from }) => from < end)
  if (!first?.node.isConnected || !last?.node.isConnected) return null
  const range = document.createRange()
  range.setStart(first.node, first.offsets[Math.max(0, start - first.from)] ?? 0)
  range.setEnd(last.node, (last.offsets[Math.min(last.offsets.length, end - last.from) - 1] ?? -1) + 1)
  return range
}

function placeOf(chunks: Chunk[], { text }: PageText, range: Range): Place | null {
  const touched = chunks.filter(({ node }) => node.isConnected && range.intersectsNode(node))
  const [first, last] = [touched[0], touched.at(-1)]
  if (!first || !last) return null
  const before = (chunk: Chunk, offset: number) =>
    chunk.from + chunk.offsets.filter((kept) => kept < offset).length
  let start = first.node === range.startContainer ? before(first, range.startOffset) : first.from
  let end = last.node === range.endContainer ? before(last, range.endOffset) : last.from + last.offsets.length
  while (start < end && text[start] === ' ') start++
  while (end > start && text[end - 1] === ' ') end--
  return start < end ? { start, end } : null
}
