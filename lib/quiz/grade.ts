import { type AnswerKey, longestText, type Verdict, type VerdictDetail } from '@/lib/quiz/answer'
import type { Question } from '@/lib/quiz/schema'

/** How a typed short text is compared: case, outer spaces, a final full stop, curly quotes and hard spaces do not count. */
export const plainText = (text: string) =>
  text
    .normalize('NFC')
    .replace(/[‘’]/g, "'")
    .replace(/[“”]/g, '"')
    .replace(/\u00a0/g, ' ')
    .trim()
    .replace(/(?<=\S)\.$/, '')
    .toLowerCase()

/** How a program’s output is compared: case and inner spaces count, line endings, line-end spaces and outer blank lines do not. */
export const printedText = (text: string) =>
  text
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(/[^\S\n]+$/gm, '')
    .replace(/^\n+|\n+$/g, '')

/** The answer key of a question. `output` is what the program of an `output` question prints (its `.out` file). */
export function keyOf(question: Question, output = ''): AnswerKey {
  switch (question.kind) {
    case 'single':
    case 'multiple':
      return {
        kind: question.kind,
        right: question.options.flatMap((option, index) => (option.right ? [index] : [])),
        of: question.options.length,
      }
    case 'order':
      return { kind: 'order', items: question.items.map((item) => question.items.indexOf(item)) }
    case 'number': {
      const misconceptions = question.misconceptions.map(({ match }) => match)
      return { kind: 'number', answer: question.answer, tolerance: question.tolerance, misconceptions }
    }
    case 'text':
      return {
        kind: 'text',
        accept: question.accept.map(plainText),
        misconceptions: matches(question, plainText),
      }
    case 'output':
      return { kind: 'output', output: printedText(output), misconceptions: matches(question, printedText) }
    case 'sort':
      return {
        kind: 'sort',
        bins: question.cards.map((card) => question.bins.indexOf(card.bin)),
        of: question.bins.length,
      }
    case 'recall':
      return { kind: 'recall' }
  }
}

const matches = (question: { misconceptions: { match: string }[] }, compared: (text: string) => string) =>
  question.misconceptions.map(({ match }) => compared(match))

/**
 * Judges an answer. Pure and total: any JSON may come as `answer`; what does not fit the question is `'invalid'`.
 * The page and the server run this same function, so they cannot disagree.
 */
export function grade(key: AnswerKey, answer: unknown): Verdict | 'invalid' {
  if (!isRecord(answer) || answer.kind !== key.kind) return 'invalid'
  switch (key.kind) {
    case 'single':
      return isIndex(answer.choice, key.of) ? gradeChoices(key, [answer.choice]) : 'invalid'
    case 'multiple':
      return areDistinct(answer.choices, key.of) ? gradeChoices(key, answer.choices) : 'invalid'
    case 'order':
      return gradeOrder(key.items, answer.order)
    case 'number':
      return gradeNumber(key, answer.value)
    case 'text':
      return gradeText(key.accept, key.misconceptions, comparable(answer.text, plainText))
    case 'output':
      return gradeText([key.output], key.misconceptions, comparable(answer.text, printedText))
    case 'sort':
      return gradeSort(key, answer.bins)
    case 'recall':
      return gradeRecall(answer.knew)
  }
}

type Choices = Extract<AnswerKey, { of: number; right: number[] }>

function gradeChoices(key: Choices, chosen: number[]): Verdict {
  const parts = Array.from(
    { length: key.of },
    (_, option) => key.right.includes(option) === chosen.includes(option),
  )
  // With one choice there is no half right: two options of it are handled wrongly by every wrong answer.
  return key.kind === 'single' ? allOrNothing(parts.every(Boolean), { parts }) : byParts(parts)
}

function gradeOrder(items: number[], order: unknown): Verdict | 'invalid' {
  if (!areDistinct(order, items.length) || order.length !== items.length) return 'invalid'
  return byParts(order.map((item, position) => items[item] === items[position]))
}

function gradeNumber(key: Extract<AnswerKey, { kind: 'number' }>, value: unknown): Verdict | 'invalid' {
  if (typeof value !== 'number' || !Number.isFinite(value)) return 'invalid'
  const near = (wanted: number, tolerance: number) =>
    // A few units in the last place, so that 0.4 lies within 0.3 ± 0.1 although binary fractions say no.
    Math.abs(value - wanted) <= tolerance + 4 * Number.EPSILON * Math.max(Math.abs(value), Math.abs(wanted))
  if (near(key.answer, key.tolerance)) return allOrNothing(true)
  return wrong(key.misconceptions.findIndex((match) => near(match, 0)))
}

function gradeText(accept: string[], misconceptions: string[], text: string | null): Verdict | 'invalid' {
  if (text === null) return 'invalid'
  return accept.includes(text) ? allOrNothing(true) : wrong(misconceptions.indexOf(text))
}

function gradeSort(key: Extract<AnswerKey, { kind: 'sort' }>, bins: unknown): Verdict | 'invalid' {
  if (!Array.isArray(bins) || bins.length !== key.bins.length) return 'invalid'
  if (!bins.every((bin) => isIndex(bin, key.of))) return 'invalid'
  return byParts(key.bins.map((bin, card) => bins[card] === bin))
}

function gradeRecall(knew: unknown): Verdict | 'invalid' {
  if (knew === 'yes') return { right: true, score: 1, detail: {} }
  return knew === 'partly' || knew === 'no'
    ? { right: false, score: knew === 'partly' ? 0.5 : 0, detail: {} }
    : 'invalid'
}

const allOrNothing = (right: boolean, detail: VerdictDetail = {}): Verdict => ({
  right,
  score: right ? 1 : 0,
  detail,
})

const wrong = (found: number) => allOrNothing(false, found < 0 ? {} : { misconception: found })

function byParts(parts: boolean[]): Verdict {
  const handled = parts.filter(Boolean).length
  return { right: handled === parts.length, score: handled / parts.length, detail: { parts } }
}

const comparable = (text: unknown, compared: (text: string) => string) =>
  typeof text === 'string' && text.length <= longestText ? compared(text) : null

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

const isIndex = (value: unknown, of: number): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < of

const areDistinct = (values: unknown, of: number): values is number[] =>
  Array.isArray(values) &&
  values.every((value) => isIndex(value, of)) &&
  new Set(values).size === values.length
