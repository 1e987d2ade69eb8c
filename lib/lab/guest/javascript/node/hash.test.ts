import { createHash, createHmac } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { digest, hmac } from './hash'

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')

test.each(['sha1', 'sha256'] as const)('%s is that of Node, for any message and key', (algorithm) => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), fc.uint8Array({ maxLength: 150 }), (message, key) => {
      expect(hex(digest(algorithm, message))).toBe(createHash(algorithm).update(message).digest('hex'))
      expect(hex(hmac(algorithm, key, message))).toBe(
        createHmac(algorithm, key).update(message).digest('hex'),
      )
    }),
  )
})
