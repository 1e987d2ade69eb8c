import { z } from 'zod'

/** What a schema says about the fields an author fills, as rows of a Markdown table. */

type Shape = {
  type?: string
  description?: string
  enum?: string[]
  const?: unknown
  default?: unknown
  format?: string
  pattern?: string
  maxLength?: number
  minimum?: number
  maximum?: number
  minItems?: number
  maxItems?: number
  items?: Shape
  anyOf?: Shape[]
  properties?: Record<string, Shape>
  required?: string[]
}

/** One field; `path` as in `options[].why`. */
export type Field = { path: string; shape: Shape; required: boolean }

/** Every field of an object, those of a nested object after the field that holds it. */
export function fieldsOf(schema: z.ZodType): Field[] {
  const shape: Shape = z.toJSONSchema(schema, {
    io: 'input',
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      if (zodSchema._zod.def.type === 'date') jsonSchema.format = 'date'
    },
  }) as Shape
  return fieldsIn(shape, '')
}

function fieldsIn(object: Shape, prefix: string): Field[] {
  return Object.entries(object.properties ?? {}).flatMap(([name, shape]) => {
    const path = prefix + name
    const field = { path, shape, required: object.required?.includes(name) ?? false }
    return [field, ...fieldsIn(shape.items ?? shape, shape.items ? `${path}[].` : `${path}.`)]
  })
}

/** Marks a word as something to be typed. */
export const code = (text: string): string => `\`${text}\``

/** A Markdown table; texts may hold anything but a table of their own. */
export function markdownTable(head: string[], rows: string[][]): string {
  const line = (cells: string[]) =>
    `| ${cells.map((text) => text.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}

/** The table of a schema's fields; `without` names top-level fields that are shown elsewhere. */
export function fieldTable(schema: z.ZodType, what: string, without: readonly string[] = []): string {
  const rows = fieldsOf(schema)
    .filter(({ path }) => !without.includes(path.split(/[.[]/)[0] ?? ''))
    .map(({ path, shape, required }) => [
      code(path),
      required ? written(shape) : `${written(shape)}; optional`,
      shape.description ?? '',
    ])
  return rows.length > 0 ? markdownTable([what, 'Written as', 'What it is'], rows) : ''
}

/** How a value is written, in a few words. */
function written(shape: Shape): string {
  if (shape.anyOf?.some(({ format }) => format === 'date') || shape.format === 'date') return 'date'
  if (shape.const !== undefined) return code(String(shape.const))
  if (shape.enum) return oneOf(shape.enum)
  if (shape.type === 'boolean') return '`true` or `false`'
  if (shape.type === 'array') return `list of ${listed(shape)}`
  if (shape.type === 'integer' || shape.type === 'number') return numbered(shape)
  return textual(shape)
}

const oneOf = (values: string[]) => values.map(code).join(values.length === 2 ? ' or ' : ', ')

const idPattern = /^\^([a-z]{3}_)/
const slugPattern = '^[a-z0-9]+(-[a-z0-9]+)*$'

function textual({ format, pattern = '', maxLength }: Shape): string {
  if (format === 'uri') return 'URL'
  if (pattern === slugPattern) return '`words-like-this`'
  if (pattern.startsWith('^\\/')) return '`/path`'
  const [, id] = idPattern.exec(pattern) ?? []
  if (id) return code(`${id}…`)
  return maxLength ? `text, up to ${maxLength} characters` : 'text'
}

function listed({ minItems = 0, maxItems, items = {} }: Shape): string {
  const one = items.type === 'object' ? 'entries' : written(items).replace(/^text$/, 'texts')
  if (maxItems !== undefined) return `${minItems} to ${maxItems} ${one}`
  return minItems > 0 ? `${one}, at least ${minItems}` : one
}

function numbered({ type, minimum, maximum }: Shape): string {
  const isBounded = maximum !== undefined && maximum !== Number.MAX_SAFE_INTEGER
  const kind = type === 'integer' ? 'whole number' : 'number'
  return isBounded ? `${kind}, ${minimum} to ${maximum}` : kind
}
