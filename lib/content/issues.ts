import type { z } from 'zod'
import { suggest } from '@/lib/content/nearest'
import { describeField, knownFields, knownKinds, valueAt } from '@/lib/content/schema-path'
import type { FieldPath } from '@/lib/content/source'

export type Explained = {
  path: FieldPath
  /** Whether the field's name is meant rather than its value. */
  onKey?: boolean
  message: string
  fix?: string
}

/** Words for a Zod issue that an author understands: what is wrong, and the nearest repair. */
export function explain(issue: z.core.$ZodIssue, schema: z.ZodType, written: unknown): Explained[] {
  const path = issue.path.filter((part) => typeof part !== 'symbol')
  if (issue.code === 'unrecognized_keys') {
    const known = knownFields(schema, path, written)
    return issue.keys.map((key) => unknownField([...path, key], known))
  }
  const value = valueAt(written, path)
  const fix = describeField(schema, path, written)
  if (value === undefined || value === null) return [{ path, message: `${nameOf(path)} is missing`, fix }]
  if (issue.code === 'invalid_value') return [wrongWord(path, value, issue.values.map(String))]
  if (issue.code === 'invalid_union' && issue.discriminator) {
    return [wrongWord(path, value, knownKinds(schema, path.slice(0, -1), written))]
  }
  return [{ path, message: `${nameOf(path)}: ${issue.message}`, fix }]
}

const unknownField = (path: FieldPath, known: string[]): Explained => ({
  path,
  onKey: true,
  message: `unknown field ${nameOf(path)}`,
  fix: suggest(String(path.at(-1)), known),
})

const wrongWord = (path: FieldPath, value: unknown, words: string[]): Explained => ({
  path,
  message: `${nameOf(path)} is "${String(value)}"; it can be ${words.map((word) => `"${word}"`).join(', ')}`,
  fix: words.length > 1 ? suggest(String(value), words) : undefined,
})

/** `"options[2].why"`, counting from 1 as authors do. */
function nameOf(path: FieldPath): string {
  if (path.length === 0) return 'the file'
  const parts = path.map((part, index) => {
    if (typeof part === 'number') return `[${part + 1}]`
    return index === 0 ? part : `.${part}`
  })
  return `"${parts.join('')}"`
}
