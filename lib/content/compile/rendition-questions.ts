import type { RootContent } from 'mdast'
import { programFile } from '@/lib/content/compile/code-block'
import type { Inputs } from '@/lib/content/compile/inputs'
import { blocks, heading, list, paragraph, strong, text } from '@/lib/content/compile/rendition-nodes'
import type { Question } from '@/lib/quiz/schema'

/** A question as plain Markdown: numbered, without its answer. */
export function questionBlocks(question: Question, number: number): RootContent[] {
  return [paragraph(strong(`Question ${number}`)), ...blocks(question.prompt), ...choices(question)]
}

function choices(question: Question): RootContent[] {
  switch (question.kind) {
    case 'single':
    case 'multiple':
      return [
        list(
          question.options.map((option, at) => `${letter(at)}) ${option.text}`),
          false,
        ),
      ]
    case 'order':
      return [list([...question.items].sort(), false)]
    case 'sort':
      return [
        paragraph(text(`Into: ${question.bins.join(' · ')}`)),
        list(question.cards.map((card) => card.text).sort(), false),
      ]
    case 'number':
      return question.unit ? [paragraph(text(`(in ${question.unit})`))] : []
    case 'text':
    case 'output':
    case 'recall':
      return []
  }
}

/** The answers to numbered questions, for the end of the page. */
export function answerBlocks(questions: Question[], inputs: Inputs): RootContent[] {
  if (questions.length === 0) return []
  const answers = questions.map((question, at) => `**Question ${at + 1}.** ${answer(question, inputs)}`)
  return [heading(2, 'Answers'), ...answers.flatMap(blocks)]
}

function answer(question: Question, inputs: Inputs): string {
  switch (question.kind) {
    case 'single':
    case 'multiple':
      return question.options
        .map(({ right, why }, at) => `${letter(at)} is ${right ? 'right' : 'wrong'}: ${why}`)
        .join('\n\n')
    case 'order':
      return `${question.items.map((item, at) => `${at + 1}. ${item}`).join('; ')}. ${question.why}`
    case 'number':
      return `${question.answer}${question.unit ? ` ${question.unit}` : ''}. ${question.why}`
    case 'text':
      return `\`${question.accept[0]}\`. ${question.why}`
    case 'output':
      return `It prints:\n\n\`\`\`text\n${(inputs.file(`${programFile(question.file)}.out`) ?? '').trimEnd()}\n\`\`\`\n\n${question.why}`
    case 'sort':
      return question.cards.map((card) => `${card.text}: ${card.bin}. ${card.why}`).join('\n\n')
    case 'recall':
      return question.answer
  }
}

const letter = (at: number) => String.fromCharCode(65 + at)
