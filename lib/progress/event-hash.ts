import 'server-only'
import { createHash } from 'node:crypto'

/** SHA-256 over all an event says, whatever the order of its keys: tells a resent event from another one. */
export const eventHash = (event: object): string =>
  createHash('sha256').update(canonical(event)).digest('base64url')

/** The same UUID (version 8, RFC 9562) for the same words: an event that the server makes twice is one event. */
export function namedEventId(...words: string[]): string {
  const hash = createHash('sha256').update(words.join('\n')).digest('hex')
  const variant = ((Number.parseInt(hash.slice(16, 17), 16) & 0x3) | 0x8).toString(16)
  return [
    hash.slice(0, 8),
    hash.slice(8, 12),
    `8${hash.slice(13, 16)}`,
    variant + hash.slice(17, 20),
    hash.slice(20, 32),
  ].join('-')
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const fields = Object.entries(value).filter(([, item]) => item !== undefined)
  return `{${fields.map(([key, item]) => `${JSON.stringify(key)}:${canonical(item)}`).sort()}}`
}
