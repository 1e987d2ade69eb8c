import { PGlite, types } from '@electric-sql/pglite'

/** Values as PostgreSQL writes them, which is what psql shows. */
const asWritten = Object.fromEntries(Object.keys(types.parsers).map((oid) => [oid, (text: string) => text]))
const { INT2, INT4, INT8, FLOAT4, FLOAT8, NUMERIC, OID } = types
const numeric = new Set<number>([INT2, INT4, INT8, FLOAT4, FLOAT8, NUMERIC, OID])

function cell(value: unknown): string {
  if (value === null) return ''
  return Array.isArray(value) ? `{${value.map(cell).join(',')}}` : String(value)
}

function centred(text: string, width: number): string {
  const left = Math.floor((width - text.length) / 2)
  return text.padStart(text.length + left).padEnd(width)
}

type Rows = { fields: { name: string; dataTypeID: number }[]; rows: unknown[] }

/** Rows, each a list of texts, as psql prints them. */
export function table({ fields, rows }: Rows): string {
  const cells = (rows as unknown[][]).map((row) => row.map(cell))
  const widths = fields.map(({ name }, column) =>
    Math.max(name.length, ...cells.map((row) => row[column]?.length ?? 0)),
  )
  const line = (row: string[]) =>
    row
      .map((text) => ` ${text} `)
      .join('|')
      .trimEnd()
  const aligned = (text: string, column: number) => {
    const isNumber = numeric.has(fields[column]?.dataTypeID ?? 0)
    return isNumber ? text.padStart(widths[column] ?? 0) : text.padEnd(widths[column] ?? 0)
  }
  return [
    line(fields.map(({ name }, column) => centred(name, widths[column] ?? 0))),
    widths.map((width) => '-'.repeat(width + 2)).join('+'),
    ...cells.map((row) => line(row.map(aligned))),
    `(${rows.length} ${rows.length === 1 ? 'row' : 'rows'})`,
  ].join('\n')
}

/** An error of PostgreSQL as psql prints it; any other is thrown on. */
export function refusal(error: unknown): string {
  if (!(error instanceof Error)) throw error
  const detail = 'detail' in error && error.detail ? `\nDETAIL:  ${error.detail}` : ''
  return `ERROR:  ${error.message}${detail}`
}

/** The statements of a script: each ends with a semicolon at the end of a line, outside a `$$` body. */
export function statementsOf(script: string): string[] {
  const statements = ['']
  let isBody = false
  for (const line of script.split('\n')) {
    statements.push(`${statements.pop()}${line}\n`)
    const code = line.replace(/--.*$/, '').trimEnd()
    if (code.split('$$').length % 2 === 0) isBody = !isBody
    if (!isBody && code.endsWith(';')) statements.push('')
  }
  return statements.filter((statement) => statement.trim() !== '')
}

/** Runs a script on a fresh PostgreSQL and prints tables and errors as psql does, one statement after the other. */
export async function runSql(script: string): Promise<string> {
  const database = new PGlite()
  const printed: string[] = []
  for (const statement of statementsOf(script)) {
    try {
      const results = await database.exec(statement, { rowMode: 'array', parsers: asWritten })
      printed.push(...results.filter((result) => result.fields.length > 0).map(table))
    } catch (error) {
      printed.push(refusal(error))
    }
  }
  await database.close()
  return printed.map((text) => `${text}\n`).join('\n')
}
