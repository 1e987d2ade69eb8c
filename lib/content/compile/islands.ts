import type { IslandName, IslandSegment } from '@/lib/content/body'
import { markdownHtml } from '@/lib/content/compile/markdown'
import { fail, type Page } from '@/lib/content/compile/page'
import type { Questions } from '@/lib/content/compile/questions'
import { setText } from '@/lib/content/compile/typography'
import { attributesOf, type ElementNode } from '@/lib/content/elements'
import { type JourneyView, journeyViewOf } from '@/lib/content/journey-view'
import type { JourneyFile } from '@/lib/content/schema'
import type { SourceView } from '@/lib/content/view'
import { isIsland } from '@/lib/content/vocabulary'
import type { QuestionView } from '@/lib/quiz/view'

type At = { page: Page; node: ElementNode; questions: Questions }

const makers: Record<IslandName, (at: At) => IslandSegment | undefined> = {
  Journey: (at) => {
    const { file = '' } = attributesOf(at.node)
    at.page.inputs.file(file)
    const found = at.page.source.journeys.find(
      (journey) => journey.file === `${at.page.source.folder}/${file}`,
    )
    if (!found) return fail(at.page, at.node, `there is no journey ${at.page.source.folder}/${file}`)
    // A journey that is there but broken has reported its own problems.
    if (!found.value) return undefined
    return { island: 'Journey', key: file, props: { journey: journeyView(found.value, at.page.sources) } }
  },
  Quiz: ({ page, node, questions }) => {
    if (isBroken(page)) return undefined
    if (questions.checks.length === 0) return fail(page, node, 'there are no checks in quiz.yaml')
    return { island: 'Quiz', key: 'quiz', props: { questions: questions.checks } }
  },
  Predict: (at) => {
    const question = inlineQuestion(at)
    return question && { island: 'Predict', key: question.id, props: { question } }
  },
  Recall: (at) => {
    const question = inlineQuestion(at)
    if (question?.kind !== 'recall') return wrongKind(at, question)
    return { island: 'Recall', key: question.id, props: { question } }
  },
  Sort: (at) => {
    const question = inlineQuestion(at)
    if (question?.kind !== 'sort') return wrongKind(at, question)
    return { island: 'Sort', key: question.id, props: { question } }
  },
  Order: (at) => {
    const question = inlineQuestion(at)
    if (question?.kind !== 'order') return wrongKind(at, question)
    return { island: 'Order', key: question.id, props: { question } }
  },
}

function inlineQuestion({ page, node, questions }: At): QuestionView | undefined {
  const { id = '' } = attributesOf(node)
  if (isBroken(page)) return undefined
  return questions.inline.get(id) ?? fail(page, node, `quiz.yaml has no inline question "${id}"`)
}

/** A quiz that is there but broken has reported its own problems. */
const isBroken = ({ source }: Page) =>
  source.kind === 'lesson' && source.quiz !== undefined && !source.quiz.value

function wrongKind({ page, node }: At, question: QuestionView | undefined): undefined {
  if (!question) return undefined
  const kind = node.name?.toLowerCase()
  return fail(
    page,
    node,
    `<${node.name}> needs a question of kind "${kind}"; "${question.id}" is "${question.kind}"`,
  )
}

/** A journey with its Markdown compiled and its source resolved. */
export function journeyView(file: JourneyFile, sources: readonly SourceView[]): JourneyView {
  const source = sources.find(({ id }) => id === file.source)
  return journeyViewOf(
    { ...file, title: setText(file.title) },
    { markdown: markdownHtml, ...(source && { source: { title: source.title, href: source.url } }) },
  )
}

/** The segment for an island; undefined when it cannot be made, which has been reported. */
export const islandSegment = (at: At): IslandSegment | undefined =>
  isIsland(at.node.name) ? makers[at.node.name](at) : undefined
