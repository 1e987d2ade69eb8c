/** Bytes of a generated file by the source they came from, read off its source map (https://tc39.es/ecma426/). */
export type SourceMap = { sources: (string | null)[]; mappings: string }
/** A map may be cut into sections, each for the text from its offset on. */
export type IndexedMap = { sections: { offset: { line: number; column: number }; map: SourceMap }[] }

type Mapping = { line: number; column: number; source: string | null }

const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/** The numbers of one segment: base 64, five bits a digit, the lowest bit of a number being its sign. */
function decode(segment: string): number[] {
  const numbers: number[] = []
  let [value, shift] = [0, 0]
  for (const digit of segment) {
    const bits = digits.indexOf(digit)
    value += (bits & 31) << shift
    shift += 5
    if (bits & 32) continue
    numbers.push(value & 1 ? -(value >> 1) : value >> 1)
    value = shift = 0
  }
  return numbers
}

function mappingsOf({ sources, mappings }: SourceMap, offset = { line: 0, column: 0 }): Mapping[] {
  let source = 0
  return mappings.split(';').flatMap((text, line) => {
    let column = line === 0 ? offset.column : 0
    return text
      .split(',')
      .filter((segment) => segment !== '')
      .map((segment): Mapping => {
        const [columns = 0, sources_] = decode(segment)
        column += columns
        source += sources_ ?? 0
        const name = sources_ === undefined ? null : (sources[source] ?? null)
        return { line: offset.line + line, column, source: name }
      })
  })
}

/** Characters of `text` per source; what no source accounts for stands under the empty name. */
export function bytesBySource(text: string, map: SourceMap | IndexedMap): Map<string, number> {
  const mappings =
    'sections' in map
      ? map.sections.flatMap(({ offset, map: part }) => mappingsOf(part, offset))
      : mappingsOf(map)
  const starts = lineStarts(text)
  const place = ({ line, column }: Mapping) => (starts[line] ?? text.length) + column
  const bytes = new Map<string, number>()
  const add = (source: string | null, count: number) =>
    bytes.set(source ?? '', (bytes.get(source ?? '') ?? 0) + Math.max(0, count))
  const [first] = mappings
  add('', first ? place(first) : text.length)
  mappings.forEach((mapping, index) => {
    const next = mappings[index + 1]
    add(mapping.source, (next ? place(next) : text.length) - place(mapping))
  })
  return bytes
}

function lineStarts(text: string): number[] {
  const starts = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return starts
}
