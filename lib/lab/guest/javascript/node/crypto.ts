import { Buffer } from 'buffer'
import { type Algorithm, digest, hmac } from './hash'

type Data = string | Uint8Array

const bytesOf = (data: Data): Uint8Array => (typeof data === 'string' ? new TextEncoder().encode(data) : data)

function algorithmOf(name: string): Algorithm {
  const plain = name.toLowerCase().replace('-', '')
  if (plain === 'sha1' || plain === 'sha256') return plain
  throw new Error(`The lab’s node:crypto has sha1 and sha256, not ${name}.`)
}

/** Collects what it is updated with, then digests it, as Node’s Hash and Hmac do. */
function collecting(finish: (message: Uint8Array) => Uint8Array) {
  const parts: Uint8Array[] = []
  const own = {
    update: (data: Data) => {
      parts.push(bytesOf(data))
      return own
    },
    digest: (encoding?: string) => {
      const result = Buffer.from(finish(Buffer.concat(parts)))
      return encoding ? result.toString(encoding) : result
    },
  }
  return own
}

export const createHash = (name: string) => {
  const algorithm = algorithmOf(name)
  return collecting((message) => digest(algorithm, message))
}

export const createHmac = (name: string, key: Data) => {
  const algorithm = algorithmOf(name)
  return collecting((message) => hmac(algorithm, bytesOf(key), message))
}

export const randomUUID = () => crypto.randomUUID()

export const randomBytes = (size: number) => Buffer.from(crypto.getRandomValues(new Uint8Array(size)))

export const randomInt = (first: number, second?: number) => {
  const [from, to] = second === undefined ? [0, first] : [first, second]
  return from + Math.floor((Number(crypto.getRandomValues(new Uint32Array(1))[0]) / 2 ** 32) * (to - from))
}

export function timingSafeEqual(one: Uint8Array, other: Uint8Array): boolean {
  if (one.length !== other.length) throw new RangeError('Input buffers must have the same byte length')
  return one.reduce((difference, byte, index) => difference | (byte ^ (other[index] ?? 0)), 0) === 0
}

export const webcrypto = globalThis.crypto
