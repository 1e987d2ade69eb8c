import { z } from 'zod'
import { retiredSchema } from '@/lib/content/check/ids'
import * as content from '@/lib/content/schema'
import { type Element, type ElementKind, vocabulary } from '@/lib/content/vocabulary'
import { settings } from '@/lib/env'
import * as quiz from '@/lib/quiz/schema'
import { code, fieldsOf, fieldTable, markdownTable } from './field-table'

/** The tables of docs/authoring.md and docs/deploying.md. */

const { source, moduleEntry, exchangeEntry, journeyFile } = content
const pages = { lesson: content.lesson, role: content.role, stack: content.stack, term: content.term }
const beside = { source, module: moduleEntry, journey: journeyFile, exchange: exchangeEntry }
const retired = retiredSchema.element

const kinds = {
  single: quiz.singleQuestion,
  multiple: quiz.multipleQuestion,
  number: quiz.numberQuestion,
  text: quiz.textQuestion,
  output: quiz.outputQuestion,
  order: quiz.orderQuestion,
  sort: quiz.sortQuestion,
  recall: quiz.recallQuestion,
} satisfies Record<quiz.QuestionKind, z.ZodType>

const everyQuestion = z.object({
  id: kinds.recall.shape.id,
  kind: z.enum(Object.keys(kinds)).describe('What sort of question it is.'),
  prompt: kinds.recall.shape.prompt,
})

/** What a kind asks, and the fields it has besides those of every question. */
function kindTable(schema: z.ZodObject): string {
  const says = fieldsOf(schema).find(({ path }) => path === 'kind')?.shape.description ?? ''
  return `${says}\n\n${fieldTable(schema, 'Field', Object.keys(everyQuestion.shape))}`
}

function elementSection([name, { says, props, example }]: [string, Element]): string {
  const parts = [`#### \`<${name}>\``, says, `\`\`\`mdx\n${example}\n\`\`\``, fieldTable(props, 'Attribute')]
  return parts.filter((part) => part !== '').join('\n\n')
}

const elements = (kind: ElementKind) =>
  Object.entries<Element>(vocabulary)
    .filter(([, element]) => element.kind === kind)
    .map(elementSection)
    .join('\n\n')

/** What the platform sets is nothing a deployer fills in. */
const isSetByPlatform = (description = '') => description.startsWith('Set by ')

function settingsTable(): string {
  const rows = fieldsOf(settings)
    .filter(({ shape }) => !isSetByPlatform(shape.description))
    .map(({ path, shape }) => [
      code(path),
      shape.default === undefined ? 'absent' : code(String(shape.default)),
      `${shape.description}${shape.enum ? ` One of ${shape.enum.map(code).join(', ')}.` : ''}`,
    ])
  return markdownTable(['Variable', 'Default', 'What it is'], rows)
}

const mapValues = <T>(entries: Record<string, T>, make: (value: T) => string) =>
  Object.fromEntries(Object.entries(entries).map(([name, value]) => [name, make(value)]))

/** Generated blocks by the name of their marker. */
export const tables: Record<string, string> = {
  ...mapValues(pages, (schema) => fieldTable(schema, 'Field', ['sources'])),
  ...mapValues(beside, (schema) => fieldTable(schema, 'Field')),
  retired: fieldTable(retired, 'Field'),
  question: fieldTable(everyQuestion, 'Field'),
  ...Object.fromEntries(
    Object.entries(kinds).map(([kind, schema]) => [`question-${kind}`, kindTable(schema)]),
  ),
  'elements-block': elements('block'),
  'elements-inline': elements('inline'),
  'elements-island': elements('island'),
  settings: settingsTable(),
}

/** Everything that is documented, by name. */
const documented: Record<string, z.ZodType> = {
  ...pages,
  ...beside,
  ...kinds,
  retired,
  settings,
  ...Object.fromEntries(Object.entries<Element>(vocabulary).map(([name, { props }]) => [name, props])),
}

/** Fields that do not say what they are. */
export const undescribed = (): string[] =>
  Object.entries(documented).flatMap(([name, schema]) =>
    fieldsOf(schema)
      .filter(({ shape }) => !shape.description)
      .map(({ path }) => `${name}: ${path}`),
  )
