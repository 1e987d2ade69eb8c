import type { Results } from '@electric-sql/pglite'

const cell = (value: unknown): string => {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return value.toISOString()
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

function table({ fields, rows }: Results): string {
  const names = fields.map((field) => field.name)
  const cells = (rows as Record<string, unknown>[]).map((row) => names.map((name) => cell(row[name])))
  const widths = names.map((name, column) =>
    Math.max(name.length, ...cells.map((row) => row[column]?.length ?? 0)),
  )
  const line = (row: string[]) =>
    row
      .map((text, column) => ` ${text.padEnd(widths[column] ?? 0)} `)
      .join('|')
      .trimEnd()
  const rule = widths.map((width) => '-'.repeat(width + 2)).join('+')
  return [
    line(names),
    rule,
    ...cells.map(line),
    `(${rows.length} ${rows.length === 1 ? 'row' : 'rows'})`,
  ].join('\n')
}

/** Prints the results of several statements the way psql does; statements without a result set print nothing. */
export function printResults(results: Results[]): string {
  const tables = results.filter((result) => result.fields.length > 0).map(table)
  return tables.length === 0 ? '' : `${tables.join('\n\n')}\n`
}
