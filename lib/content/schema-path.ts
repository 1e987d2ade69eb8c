import { z } from 'zod'
import type { FieldPath } from '@/lib/content/source'

/** Walks a Zod schema along a path of written data, choosing the variant of a union that the data means. */

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

/** What was written at a path; undefined where nothing was. */
export const valueAt = (written: unknown, path: FieldPath): unknown =>
  path.reduce<unknown>((value, part) => (isRecord(value) ? value[String(part)] : undefined), written)

/** The fields that may stand at a path. */
export function knownFields(schema: z.ZodType, path: FieldPath, written: unknown): string[] {
  const found = objectOf(schemaAt(schema, path, written), valueAt(written, path))
  return found ? Object.keys(found.shape) : []
}

/** What the schema tells authors about the field at a path. */
export function describeField(schema: z.ZodType, path: FieldPath, written: unknown): string | undefined {
  const parent = path.slice(0, -1)
  const object = objectOf(schemaAt(schema, parent, written), valueAt(written, parent))
  const field = object?.shape[String(path.at(-1))]
  const bare = unwrap(field)
  return (
    (field instanceof z.ZodType ? field.description : undefined) ??
    (bare instanceof z.ZodType ? bare.description : undefined)
  )
}

/** The values of the discriminator of the union at a path, such as the kinds of question. */
export function knownKinds(schema: z.ZodType, path: FieldPath, written: unknown): string[] {
  const union = schemaAt(schema, path, written)
  return union instanceof z.ZodDiscriminatedUnion
    ? union.options.flatMap((option) => kindsOf(union, option))
    : []
}

function schemaAt(schema: unknown, path: FieldPath, written: unknown): unknown {
  const here = unwrap(schema)
  const [part, ...rest] = path
  if (part === undefined) return here
  const inner = here instanceof z.ZodArray ? here.element : objectOf(here, written)?.shape[String(part)]
  return inner === undefined ? undefined : schemaAt(inner, rest, valueAt(written, [part]))
}

/** Takes optional, default and transform wrappers off. */
function unwrap(schema: unknown): unknown {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) return unwrap(schema.unwrap())
  return schema instanceof z.ZodPipe ? unwrap(schema.in) : schema
}

function objectOf(schema: unknown, written: unknown): z.ZodObject | undefined {
  if (schema instanceof z.ZodObject) return schema
  if (!(schema instanceof z.ZodDiscriminatedUnion)) return undefined
  const kind = String(valueAt(written, [schema.def.discriminator]))
  const option = schema.options.find((candidate) => kindsOf(schema, candidate).includes(kind))
  return option instanceof z.ZodObject ? option : undefined
}

function kindsOf(union: z.ZodDiscriminatedUnion, option: unknown): string[] {
  const kind = option instanceof z.ZodObject ? unwrap(option.shape[union.def.discriminator]) : undefined
  return kind instanceof z.ZodLiteral ? [...kind.values].map(String) : []
}
