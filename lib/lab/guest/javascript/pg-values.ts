/** Types by their number in `pg_type`: https://www.postgresql.org/docs/18/catalog-pg-type.html */
const asNumber = new Set([21, 23, 26, 700, 701])
const json = new Set([114, 3802])
/** Arrays of these, and the type of their elements. */
const elementOf = new Map<number, number>([
  ...([
    [1000, 16],
    [1005, 21],
    [1007, 23],
    [1016, 20],
    [1021, 700],
    [1022, 701],
  ] as const),
  ...([
    [1009, 25],
    [1015, 1043],
    [1231, 1700],
    [2951, 2950],
    [3807, 3802],
    [199, 114],
  ] as const),
])

/** A value as node-postgres gives it: `bigint` and `numeric` stay text, since a number could not hold them. */
export function fromText(text: string | null, oid: number): unknown {
  if (text === null) return null
  if (oid === 16) return text === 't'
  if (asNumber.has(oid)) return Number(text)
  if (json.has(oid)) return JSON.parse(text)
  if (oid === 1114 || oid === 1184 || oid === 1082) return dateOf(text, oid)
  const element = elementOf.get(oid)
  return element === undefined ? text : readArray(text).map((item) => fromText(item, element))
}

/** Days and times without a zone are local, as in node-postgres. */
function dateOf(text: string, oid: number): unknown {
  if (text.endsWith('infinity'))
    return text.startsWith('-') ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY
  if (oid === 1082) return new Date(`${text}T00:00:00`)
  return new Date(text.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00'))
}

/** The elements of an array of one dimension. https://www.postgresql.org/docs/18/arrays.html#ARRAYS-IO */
function readArray(text: string): (string | null)[] {
  const items = text.slice(text.indexOf('{') + 1, -1).match(/"(?:[^"\\]|\\.)*"|[^,]+/g) ?? []
  return items.map((item) => {
    if (item.startsWith('"')) return item.slice(1, -1).replace(/\\(.)/g, '$1')
    return item === 'NULL' ? null : item
  })
}

/** A value as node-postgres sends it. */
export function asParameter(value: unknown): string | null {
  if (value === null || value === undefined) return null
  if (value instanceof Date) return value.toISOString()
  if (Array.isArray(value)) return `{${value.map(asElement).join(',')}}`
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

function asElement(value: unknown): string {
  if (value === null || value === undefined) return 'NULL'
  if (Array.isArray(value)) return asParameter(value) ?? 'NULL'
  return `"${(asParameter(value) ?? '').replace(/["\\]/g, '\\$&')}"`
}
