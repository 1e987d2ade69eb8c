import type { AnswerKey } from '@/lib/quiz/answer'
import { keyOf } from '@/lib/quiz/grade'
import type { Question } from '@/lib/quiz/schema'

/**
 * A question as the page shows it: Markdown compiled, key included, since grading happens at once in the page.
 * Every field that ends in `Html` is trusted HTML from our own content.
 */
export type QuestionView = ChoiceView | OrderView | NumberView | TextView | OutputView | SortView | RecallView

type Asked = {
  id: string
  /** The lesson it belongs to; progress is kept per lesson. */
  lesson: string
  /** Revision that the learner sees; travels with the answer. */
  rev: string
  promptHtml: string
  key: AnswerKey
}
type Reasoned = Asked & { whyHtml: string; misconceptionsHtml: string[] }

export type ChoiceView = Asked & { kind: 'single' | 'multiple'; options: OptionView[] }
export type OptionView = { html: string; right: boolean; whyHtml: string }
/** Items stand in their right order; the page shuffles them. */
export type OrderView = Asked & { kind: 'order'; itemsHtml: string[]; code: boolean; whyHtml: string }
export type NumberView = Reasoned & { kind: 'number'; answer: number; tolerance: number; unit?: string }
export type TextView = Reasoned & { kind: 'text'; answer: string }
export type OutputView = Reasoned & { kind: 'output'; programHtml: string; answer: string }
export type SortView = Asked & { kind: 'sort'; bins: string[]; cards: CardView[] }
export type CardView = { text: string; bin: number; whyHtml: string }
export type RecallView = Asked & { kind: 'recall'; answerHtml: string }

/** What the content build brings to turn a question into its view. */
export type Rendering = {
  lesson: string
  rev: string
  /** Inline Markdown to HTML. */
  markdown: (source: string) => string
  /** Items of an `order` question to HTML, one string each: highlighted when a language is given, else escaped. */
  lines: (items: string[], language: string | undefined) => string[]
  /** For `output` questions: the program, highlighted, and what it prints. */
  program?: { html: string; output: string }
}

/** Turns a checked question into what its island receives. */
export function viewOf(question: Question, rendering: Rendering): QuestionView {
  const { markdown, lines, lesson, rev, program = { html: '', output: '' } } = rendering
  const { id, prompt } = question
  const asked = { id, lesson, rev, promptHtml: markdown(prompt), key: keyOf(question, program.output) }
  switch (question.kind) {
    case 'single':
    case 'multiple':
      return {
        ...asked,
        kind: question.kind,
        options: question.options.map((option) => optionView(option, markdown)),
      }
    case 'order': {
      const itemsHtml = lines(question.items, question.language)
      const code = question.language !== undefined
      return { ...asked, kind: 'order', itemsHtml, code, whyHtml: markdown(question.why) }
    }
    case 'number': {
      const { answer, tolerance, unit } = question
      return { ...asked, kind: 'number', answer, tolerance, unit, ...reasons(question, markdown) }
    }
    case 'text':
      return { ...asked, kind: 'text', answer: question.accept[0] ?? '', ...reasons(question, markdown) }
    case 'output': {
      const { html: programHtml, output: answer } = program
      return { ...asked, kind: 'output', programHtml, answer, ...reasons(question, markdown) }
    }
    case 'sort': {
      const { bins, cards } = question
      return { ...asked, kind: 'sort', bins, cards: cards.map((card) => cardView(card, bins, markdown)) }
    }
    case 'recall':
      return { ...asked, kind: 'recall', answerHtml: markdown(question.answer) }
  }
}

type Markdown = Rendering['markdown']

const optionView = (option: { text: string; right?: true; why: string }, markdown: Markdown): OptionView => ({
  html: markdown(option.text),
  right: option.right === true,
  whyHtml: markdown(option.why),
})

const cardView = (card: { text: string; bin: string; why: string }, bins: string[], markdown: Markdown) => ({
  text: card.text,
  bin: bins.indexOf(card.bin),
  whyHtml: markdown(card.why),
})

const reasons = (question: { why: string; misconceptions: { why: string }[] }, markdown: Markdown) => ({
  whyHtml: markdown(question.why),
  misconceptionsHtml: question.misconceptions.map(({ why }) => markdown(why)),
})

/** Props of the islands `Predict`, `Recall`, `Sort` and `Order`. */
export type QuestionProps = { question: QuestionView }

/** Props of the island `Quiz`: all checks of a lesson. */
export type QuizProps = { questions: QuestionView[] }
