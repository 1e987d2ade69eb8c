import { createTwoFilesPatch } from 'diff'
import type { PhrasingContent, RootContent } from 'mdast'
import { fileName } from '@/lib/content/compile/code-block'
import type { Page } from '@/lib/content/compile/page'
import { blocks, code, list, paragraph, quote, strong, text } from '@/lib/content/compile/rendition-nodes'
import { questionBlocks } from '@/lib/content/compile/rendition-questions'
import { attributesOf, type ElementNode } from '@/lib/content/elements'
import { languageOfFile } from '@/lib/content/languages'
import type { JourneyFile } from '@/lib/content/schema'
import { type ElementName, isElementName } from '@/lib/content/vocabulary'
import type { Question } from '@/lib/quiz/schema'

/** A rendition under way. */
export type Rendering = {
  page: Page
  /** Renders what stands inside an element. */
  inner: (node: RootContent) => RootContent[]
  figures: number
  /** Questions asked so far, in order. */
  questions: Question[]
}

type Attributes = Record<string, string | undefined>
type Render = (
  attributes: Attributes,
  at: Rendering & { node: ElementNode; rendering: Rendering },
) => RootContent[]

const asked: Render = ({ id }, { page, rendering }) => {
  const question = quizOf(page)?.inline.find((candidate) => candidate.id === id)
  return question ? [quote(ask(question, rendering))] : []
}

const renders: Record<ElementName, Render> = {
  Callout: ({ kind = 'note', title }, at) => {
    const label = kind.charAt(0).toUpperCase() + kind.slice(1)
    return [quote([paragraph(strong(title ? `${label}: ${title}` : label)), ...inside(at)])]
  },
  Steps: (_, at) => inside(at),
  Answer: (_, at) => inside(at),
  CodeTabs: ({ label = '' }, at) => [paragraph(strong(label)), ...inside(at)],
  Figure: ({ caption = '', alt }, at) => {
    at.rendering.figures += 1
    const line = `Figure ${at.rendering.figures}. ${caption}${alt ? ` (${alt})` : ''}`
    return [...inside(at), paragraph({ type: 'emphasis', children: [text(line)] })]
  },
  Code: ({ file = '', title }, at) => {
    const source = at.page.inputs.file(file)
    if (source === undefined) return []
    return [paragraph(strong(title ?? fileName(file))), code(source, languageOfFile(file).id), ...inside(at)]
  },
  Output: ({ of = '', title = 'Output' }, { page }) => {
    const output = page.inputs.file(`${of}.out`)
    return output === undefined ? [] : [paragraph(strong(title)), code(output, 'text')]
  },
  Exchange: ({ name }, { page }) => {
    const exchange = page.source.exchanges?.value?.find((candidate) => candidate.name === name)
    if (!exchange) return []
    return [
      paragraph(strong('Request')),
      code(exchange.request, 'http'),
      paragraph(strong('Response')),
      code(exchange.response, 'http'),
    ]
  },
  Diff: ({ from = '', to = '' }, { page }) => {
    const patch = createTwoFilesPatch(
      fileName(from),
      fileName(to),
      page.inputs.file(from) ?? '',
      page.inputs.file(to) ?? '',
    )
    return [code(patch.replace(/^=+\n/, ''), 'diff')]
  },
  Aside: (_, at) => [quote(inside(at))],
  Term: (_, at) => inside(at),
  Given: (_, at) => inside(at),
  Source: ({ id = '' }) => [paragraph(sourceMark(id))],
  Journey: ({ file }, { page }) => {
    const journey = page.source.journeys.find(
      (candidate) => candidate.file === `${page.source.folder}/${file}`,
    )
    return journey?.value ? journeyBlocks(journey.value) : []
  },
  Quiz: (_, { page, rendering }) =>
    (quizOf(page)?.checks ?? []).flatMap((question) => ask(question, rendering)),
  Predict: asked,
  Recall: asked,
  Sort: asked,
  Order: asked,
}

/** An element in plain Markdown; nothing where it cannot be resolved, which the compiler reports. */
export function elementBlocks(node: ElementNode, rendering: Rendering): RootContent[] {
  if (!isElementName(node.name)) return []
  return renders[node.name](attributesOf(node), { ...rendering, node, rendering })
}

/** A citation mark as a footnote. */
export const sourceMark = (id: string): PhrasingContent => ({
  type: 'footnoteReference',
  identifier: id,
  label: id,
})

function inside({ node, inner }: { node: ElementNode; inner: Rendering['inner'] }): RootContent[] {
  const children = node.children as RootContent[]
  const isRunning = children.some((child) => child.type === 'text')
  return isRunning ? inner(paragraph(...(children as PhrasingContent[]))) : children.flatMap(inner)
}

function ask(question: Question, rendering: Rendering): RootContent[] {
  rendering.questions.push(question)
  return questionBlocks(question, rendering.questions.length)
}

const quizOf = ({ source }: Page) => (source.kind === 'lesson' ? source.quiz?.value : undefined)

function journeyBlocks({ title, actors, steps }: JourneyFile): RootContent[] {
  const nameOf = (id: string) => actors.find((actor) => actor.id === id)?.name ?? id
  const lines = steps.map(({ from, to, label, says, ms }) => {
    const way = from === to ? nameOf(from) : `${nameOf(from)} → ${nameOf(to)}`
    return `**${way}:** ${label}${ms === undefined ? '' : ` (${ms} ms)`}. ${says.trim()}`
  })
  return [...blocks(`**${title}**`), list(lines, true)]
}
