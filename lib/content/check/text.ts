import fs from 'node:fs'
import path from 'node:path'
import type { Node, Parent } from 'mdast'
import type { Problem } from '@/lib/content/problem'
import { allSources } from '@/lib/content/read'
import type { AnySource } from '@/lib/content/source'
import { attribute, elementsOf, isElement, nodesOf, problemAt, type Rule, textOf } from './walk'

/** Headings start at ##, go no deeper than ###, skip no level, and are told apart by their anchors. */
export const orderedHeadings: Rule = (content) =>
  allSources(content).flatMap((page) => {
    let before = 1
    return nodesOf(page, 'heading').flatMap((heading): Problem[] => {
      const { depth } = heading
      const said = { rule: 'heading' }
      const problems: Problem[] = []
      if (depth === 1)
        problems.push(
          problemAt(page, heading, {
            ...said,
            message: 'the page’s title is its only first-level heading',
            fix: 'Use ##.',
          }),
        )
      else if (depth > 3)
        problems.push(
          problemAt(page, heading, {
            ...said,
            message: 'headings go no deeper than ###',
            fix: 'Use ### or a paragraph.',
          }),
        )
      else if (depth > before + 1)
        problems.push(
          problemAt(page, heading, {
            ...said,
            message: `a ${'#'.repeat(depth)} heading straight under ${before === 1 ? 'the title' : '#'.repeat(before)}`,
            fix: `Use ${'#'.repeat(before + 1)}.`,
          }),
        )
      if (textOf(heading).trim() === '')
        problems.push(
          problemAt(page, heading, {
            ...said,
            message: 'an empty heading',
            fix: 'Give it words or remove it.',
          }),
        )
      before = depth
      return problems
    })
  })

/** Images are there and say what they show to those who cannot see them. */
export const describedImages: Rule = (content) =>
  allSources(content).flatMap((page) => {
    const missing = (node: Node, src: string) =>
      fs.existsSync(path.join(content.root, page.folder, src))
        ? []
        : [problemAt(page, node, { rule: 'image', message: `there is no image ${page.folder}/${src}` })]
    const markdown = nodesOf(page, 'image').map((image) =>
      problemAt(page, image, {
        rule: 'image',
        message: 'a picture without a caption',
        fix: `Write <Figure src="${image.url}" alt="…" caption="…" />.`,
      }),
    )
    const figures = elementsOf(page, 'Figure').flatMap((figure) => {
      const src = attribute(figure, 'src')
      if (!src && figure.children.length === 0)
        return [
          problemAt(page, figure, {
            rule: 'image',
            message: 'a figure that shows nothing',
            fix: 'Give it src="…" and alt="…", or something inside.',
          }),
        ]
      if (!src) return []
      const alt = attribute(figure, 'alt')
        ? []
        : [
            problemAt(page, figure, {
              rule: 'image',
              message: 'an image without alt text',
              fix: 'Add alt="…": what someone who cannot see it needs to know.',
            }),
          ]
      return [...missing(figure, src), ...alt]
    })
    return [...markdown, ...figures]
  })

/**
 * A number that is a claim: with a unit of time or size, a share, a count of many, a comparison.
 * Bare counts ("three headers"), ports, status codes and RFC numbers are none.
 */
const claim =
  /(?<![\w.:/-])\d[\d.,\u2009\u202f ]*(?:%|\u00a0?percent\b|(?:[\u00a0\u202f ])?(?:ns|µs|ms|milliseconds?|microseconds?|seconds?|kB|MB|GB|TB|KiB|MiB|GiB|million|billion)\b|(?:\u00a0| )?× (?:faster|slower|more|as)|(?: |\u00a0)?times (?:faster|slower|more|as))/iu

/** Text of a block outside <Given> and code; `sourced` when a <Source> stands in it. */
function claimsOf(block: Parent): { text: string; sourced: boolean } {
  let text = ''
  let sourced = false
  const visit = (node: Node) => {
    if (isElement(node) && node.name === 'Source') sourced = true
    if (node.type === 'inlineCode' || node.type === 'code' || (isElement(node) && node.name === 'Given'))
      return
    if (node.type === 'text') text += textOf(node)
    if ('children' in node) (node as Parent).children.forEach(visit)
  }
  block.children.forEach(visit)
  return { text, sourced }
}

function blocksOf(page: AnySource): Parent[] {
  return [...nodesOf(page, 'paragraph'), ...nodesOf(page, 'tableRow')]
}

/** A figure in prose stands beside its source, or is marked as given by the example. */
export const sourcedFigures: Rule = (content) =>
  allSources(content).flatMap((page) =>
    blocksOf(page).flatMap((block) => {
      const { text, sourced } = claimsOf(block)
      const found = sourced ? undefined : claim.exec(text)?.[0].trim()
      if (!found) return []
      return problemAt(page, block, {
        rule: 'unsourced-figure',
        message: `“${found}” has no source`,
        fix: `Cite one in the same paragraph or row with <Source id="…" />, or, when the example sets the number, write <Given>${found}</Given>.`,
      })
    }),
  )
