import { type Document, isMap, isNode, isScalar, LineCounter, parseDocument } from 'yaml'
import type { z } from 'zod'
import { explain } from '@/lib/content/issues'
import { type Place, type Problem, sortProblems } from '@/lib/content/problem'
import type { At, FieldPath, YamlSource } from '@/lib/content/source'

type Input<Value> = {
  /** Repository-relative; what problems name. */
  file: string
  text: string
  schema: z.ZodType<Value>
  /** Name of the rule that a broken field breaks. */
  rule: string
  /** Lines before the YAML in its file: 1 for front matter. */
  linesBefore?: number
}

/** Parses and validates YAML. Never throws: mistakes come back as problems at the field they concern. */
export function readYaml<Value>({
  file,
  text,
  schema,
  rule,
  linesBefore = 0,
}: Input<Value>): YamlSource<Value> {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  const placeOf = (offset: number): Place => {
    const { line, col } = lines.linePos(offset)
    return { line: line + linesBefore, column: col }
  }
  const at: At = (path) => placeOf(offsetOf(document, path))
  const problem = (place: Place, message: string, fix?: string): Problem => ({
    file,
    ...place,
    rule,
    message,
    ...(fix && { fix }),
  })

  if (document.errors.length > 0) {
    const problems = document.errors.map((error) => problem(placeOf(error.pos[0]), `YAML: ${error.message}`))
    return { file, text, at, problems }
  }
  const written: unknown = document.toJS() ?? undefined
  const parsed = schema.safeParse(written)
  if (parsed.success) return { file, text, value: parsed.data, at, problems: [] }
  const problems = parsed.error.issues
    .flatMap((issue) => explain(issue, schema, written))
    .map(({ path, onKey, message, fix }) =>
      problem(placeOf(offsetOf(document, path, onKey ? 'key' : 'value')), message, fix),
    )
  return { file, text, at, problems: sortProblems(problems) }
}

function offsetOf(document: Document, path: FieldPath, of: 'key' | 'value' = 'value'): number {
  for (let length = path.length; length > 0; length -= 1) {
    const offset = ownOffset(document, path.slice(0, length), of)
    if (offset !== undefined) return offset
  }
  return isNode(document.contents) ? (document.contents.range?.[0] ?? 0) : 0
}

function ownOffset(document: Document, path: FieldPath, of: 'key' | 'value'): number | undefined {
  const key = path.at(-1)
  const parent = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true)
  if (!isMap(parent)) return startOf(document.getIn(path, true))
  const pair = parent.items.find((item) => isScalar(item.key) && item.key.value === key)
  if (!pair) return undefined
  return (of === 'value' ? startOf(pair.value) : undefined) ?? startOf(pair.key)
}

const startOf = (node: unknown) => (isNode(node) ? node.range?.[0] : undefined)
