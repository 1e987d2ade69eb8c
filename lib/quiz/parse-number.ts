/**
 * Reads a number as people type it: decimal point or comma, spaces or commas between thousands, a minus or a typographic −.
 * The question's own `unit` may follow it. Null when it is not one number. A lone comma before exactly three digits reads as thousands ("1,000"), unless zero stands before it.
 */
export function parseNumber(typed: string, unit = ''): number | null {
  const text = withoutUnit(typed, unit)
    .replace(/[\s\u00a0_’']/g, '')
    .replace(/^\u2212/, '-')
  const plain = decimalPoint(text)
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(plain) ? finite(Number(plain)) : null
}

function withoutUnit(typed: string, unit: string) {
  const text = typed.trim()
  return text.toLowerCase().endsWith(unit.toLowerCase()) ? text.slice(0, text.length - unit.length) : text
}

function decimalPoint(text: string) {
  const thousands = /^[+-]?[1-9]\d{0,2}(,\d{3})+(\.\d*)?$/
  if (thousands.test(text)) return text.replaceAll(',', '')
  const continental = /^[+-]?\d{1,3}(\.\d{3})+,\d*$/
  if (continental.test(text)) return text.replaceAll('.', '').replace(',', '.')
  return text.replace(',', '.')
}

const finite = (value: number) => (Number.isFinite(value) ? value : null)
