import { createHash } from 'node:crypto'

/** A short fingerprint: 16 hexadecimal digits of SHA-256, enough to tell revisions apart. */
export const hashOf = (...parts: (string | Buffer)[]): string => {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part).update('\0')
  return hash.digest('hex').slice(0, 16)
}
