import { z } from 'zod'

/**
 * The questions of a lesson, as an author writes them in `quiz.yaml` beside `lesson.mdx`.
 * Every text field is Markdown (inline: emphasis, code, links) unless it says plain.
 */

const markdown = z.string().trim().min(1)
const plain = z.string().trim().min(1)
/** White space at the beginning stays: it is the indentation of a line of code. */
const line = z
  .string()
  .overwrite((text) => text.trimEnd())
  .min(1)

export const questionId = z
  .string()
  .regex(/^qst_[a-z0-9]{8}$/, 'a question id is "qst_" and eight lower-case letters or digits')

const base = {
  id: questionId.describe('Permanent id. Never reuse or change it: learners’ answers hang on it.'),
  prompt: markdown.describe('What is asked.'),
}

const why = markdown.describe('The reason, shown after answering: why the right answer is right.')

const option = z.strictObject({
  text: markdown.describe('The option as the reader sees it.'),
  right: z
    .literal(true)
    .optional()
    .describe('Write `right: true` on each right option, nothing on the others.'),
  why: markdown.describe('Why this option is right or wrong. Every option has its own reason.'),
})

const misconception = z.strictObject({
  match: plain.describe('A wrong answer that people often give (plain).'),
  why: markdown.describe('What that answer gets wrong.'),
})

const misconceptions = z
  .array(misconception)
  .default([])
  .describe('Wrong answers people often give, each with its reason.')

export const singleQuestion = z.strictObject({
  ...base,
  kind: z.literal('single').describe('One right answer among three to six.'),
  options: z.array(option).min(3).max(6).describe('Three to six; exactly one is right.'),
})

export const multipleQuestion = z.strictObject({
  ...base,
  kind: z.literal('multiple').describe('Several right answers; all of them and no other must be chosen.'),
  options: z
    .array(option)
    .min(3)
    .max(8)
    .describe('Three to eight; at least two are right, and at least one is not.'),
})

export const orderQuestion = z.strictObject({
  ...base,
  kind: z.literal('order').describe('Put lines or steps in order (Parsons problem).'),
  items: z.array(line).min(3).max(9).describe('The lines in their right order; the page shuffles them.'),
  language: z
    .string()
    .optional()
    .describe('Set when the items are lines of code: `python`, `js`, `sql`, `http` …'),
  why,
})

export const numberQuestion = z.strictObject({
  ...base,
  kind: z.literal('number').describe('A number, right within a tolerance.'),
  answer: z.number().describe('The right number.'),
  tolerance: z.number().nonnegative().describe('How far off is still right, in the same unit; 0 for exact.'),
  unit: plain.optional().describe('Shown behind the input: `ms`, `bytes` …'),
  why,
  misconceptions: z
    .array(
      z.strictObject({
        match: z.number().describe('A wrong number that people often give.'),
        why: markdown.describe('What that number gets wrong.'),
      }),
    )
    .default([])
    .describe('Wrong numbers people often give, each with its reason.'),
})

export const textQuestion = z.strictObject({
  ...base,
  kind: z.literal('text').describe('A short text: a word, a header, a status line.'),
  accept: z
    .array(plain)
    .min(1)
    .describe('Every spelling that is right (plain; case, outer spaces and a final full stop do not count).'),
  why,
  misconceptions,
})

export const outputQuestion = z.strictObject({
  ...base,
  kind: z
    .literal('output')
    .describe('Predict what a program prints. The program is a file run by the tests.'),
  file: plain.describe('The program, under the lesson’s `code/`; its `.out` file is the right answer.'),
  why,
  misconceptions,
})

export const sortQuestion = z.strictObject({
  ...base,
  kind: z.literal('sort').describe('Put cards into bins.'),
  bins: z.array(plain).min(2).max(5).describe('Names of the bins; each gets at least one card.'),
  cards: z
    .array(
      z.strictObject({
        text: plain.describe('What stands on the card.'),
        bin: plain.describe('One of the bins, to the letter.'),
        why: markdown.describe('Why it belongs there.'),
      }),
    )
    .min(4)
    .max(14)
    .describe('What is to be sorted.'),
})

export const recallQuestion = z.strictObject({
  ...base,
  kind: z.literal('recall').describe('Answer from memory, then compare; the reader judges.'),
  answer: markdown.describe('A good answer, with the reason.'),
})

export const question = z.discriminatedUnion('kind', [
  singleQuestion,
  multipleQuestion,
  orderQuestion,
  numberQuestion,
  textQuestion,
  outputQuestion,
  sortQuestion,
  recallQuestion,
])

/** `quiz.yaml`: `checks` are shown by `<Quiz />` and complete the lesson; `inline` are placed one by one in the text. */
export const quizFile = z.strictObject({
  checks: z
    .array(question)
    .min(1)
    .describe(
      'Shown together by `<Quiz />`. The lesson is complete when each was answered right at least once.',
    ),
  inline: z
    .array(question)
    .default([])
    .describe('Placed in the text with `<Predict id>`, `<Recall id>`, `<Sort id>` or `<Order id>`.'),
})

export type Question = z.infer<typeof question>
export type QuestionKind = Question['kind']
export type QuizFile = z.infer<typeof quizFile>
