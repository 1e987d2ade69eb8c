/** A value as a console shows it: texts as they are, errors with their stack, everything else on one line. */
export function inspect(value: unknown): string {
  if (typeof value === 'string') return value
  if (value instanceof Error) return value.stack ?? String(value)
  return inner(value, [])
}

const isPlainKey = (key: string) => /^[\p{L}_$][\p{L}\p{N}_$]*$/u.test(key)

function inner(value: unknown, above: object[]): string {
  if (typeof value === 'string') return JSON.stringify(value)
  if (typeof value === 'bigint') return `${value}n`
  if (typeof value === 'function') return `[Function: ${value.name || 'anonymous'}]`
  if (typeof value !== 'object' || value === null) return String(value)
  if (above.includes(value)) return '[Circular]'
  if (above.length > 4) return Array.isArray(value) ? '[Array]' : '[Object]'
  return ofObject(value, [...above, value])
}

function ofObject(value: object, above: object[]): string {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'Invalid Date' : value.toISOString()
  if (value instanceof Error) return `[${value}]`
  if (value instanceof RegExp) return String(value)
  if (value instanceof Map) {
    const pairs = [...value].map(([key, item]) => `${inner(key, above)} => ${inner(item, above)}`)
    return `Map(${value.size}) { ${pairs.join(', ')} }`
  }
  const items = value instanceof Set ? [...value] : Array.isArray(value) ? value : undefined
  if (items) {
    const list = items.slice(0, 100).map((item) => inner(item, above))
    return `${value instanceof Set ? `Set(${value.size}) ` : ''}[ ${list.join(', ')} ]`.replace('[  ]', '[]')
  }
  const name = value.constructor?.name
  const pairs = Object.entries(value)
    .slice(0, 100)
    .map(([key, item]) => `${isPlainKey(key) ? key : JSON.stringify(key)}: ${inner(item, above)}`)
  const body = pairs.length > 0 ? `{ ${pairs.join(', ')} }` : '{}'
  return name && name !== 'Object' ? `${name} ${body}` : body
}

/** What `console.log` prints of these. `%s`, `%d`, `%i`, `%f`, `%o`, `%O` and `%j` are filled as in Node. */
export function format(values: unknown[]): string {
  const [first, ...rest] = values
  if (typeof first !== 'string' || !first.includes('%')) return values.map(inspect).join(' ')
  const filled = first.replace(/%([sdifoOj%])/g, (mark, kind) => {
    if (kind === '%') return '%'
    if (rest.length === 0) return mark
    const value = rest.shift()
    if (kind === 's') return inspect(value)
    if (kind === 'd' || kind === 'f') return String(Number(value))
    return kind === 'i' ? String(Math.trunc(Number(value))) : inner(value, [])
  })
  return [filled, ...rest.map(inspect)].join(' ')
}
