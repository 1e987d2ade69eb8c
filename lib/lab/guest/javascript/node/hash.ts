/**
 * SHA-1 and SHA-256 at once, since browsers only offer them with a promise and Node’s are plain calls. FIPS 180-4.
 * Not for secrets that somebody could time.
 */
export type Algorithm = 'sha1' | 'sha256'

const rotateLeft = (word: number, by: number) => (word << by) | (word >>> (32 - by))
const rotateRight = (word: number, by: number) => (word >>> by) | (word << (32 - by))

/** The first 32 bits of the fraction of a root of each of the first primes. */
function fractions(count: number, root: (prime: number) => number): number[] {
  const primes: number[] = []
  for (let number = 2; primes.length < count; number++)
    if (primes.every((prime) => number % prime !== 0)) primes.push(number)
  return primes.map((prime) => ((root(prime) % 1) * 2 ** 32) | 0)
}

const roundsOf256 = fractions(64, Math.cbrt)
const startOf256 = fractions(8, Math.sqrt)
const startOf1 = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0]

/** The message with a one, zeros, and its length in bits, as words of blocks of sixteen. */
function padded(message: Uint8Array): DataView {
  const bytes = new Uint8Array(Math.ceil((message.length + 9) / 64) * 64)
  bytes.set(message)
  bytes[message.length] = 0x80
  const view = new DataView(bytes.buffer)
  view.setUint32(bytes.length - 8, Math.floor(message.length / 2 ** 29))
  view.setUint32(bytes.length - 4, message.length * 8)
  return view
}

const at = (words: readonly number[] | Int32Array, index: number) => words[index] ?? 0

function block1(state: number[], view: DataView, offset: number): number[] {
  const w = new Int32Array(80)
  for (let i = 0; i < 80; i++)
    w[i] =
      i < 16
        ? view.getInt32(offset + i * 4)
        : rotateLeft(at(w, i - 3) ^ at(w, i - 8) ^ at(w, i - 14) ^ at(w, i - 16), 1)
  let [a = 0, b = 0, c = 0, d = 0, e = 0] = state
  for (let i = 0; i < 80; i++) {
    const [mixed, constant] =
      i < 20
        ? [(b & c) | (~b & d), 0x5a827999]
        : i < 40
          ? [b ^ c ^ d, 0x6ed9eba1]
          : i < 60
            ? [(b & c) | (b & d) | (c & d), 0x8f1bbcdc]
            : [b ^ c ^ d, 0xca62c1d6]
    const next = (rotateLeft(a, 5) + mixed + e + constant + at(w, i)) | 0
    ;[e, d, c, b, a] = [d, c, rotateLeft(b, 30), a, next]
  }
  return [a, b, c, d, e].map((word, i) => (word + at(state, i)) | 0)
}

function block256(state: number[], view: DataView, offset: number): number[] {
  const w = new Int32Array(64)
  for (let i = 0; i < 64; i++) {
    const [x, y] = [at(w, i - 15), at(w, i - 2)]
    const s0 = rotateRight(x, 7) ^ rotateRight(x, 18) ^ (x >>> 3)
    const s1 = rotateRight(y, 17) ^ rotateRight(y, 19) ^ (y >>> 10)
    w[i] = i < 16 ? view.getInt32(offset + i * 4) : (at(w, i - 16) + s0 + at(w, i - 7) + s1) | 0
  }
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state
  for (let i = 0; i < 64; i++) {
    const s1 = rotateRight(e, 6) ^ rotateRight(e, 11) ^ rotateRight(e, 25)
    const t1 = (h + s1 + ((e & f) ^ (~e & g)) + at(roundsOf256, i) + at(w, i)) | 0
    const s0 = rotateRight(a, 2) ^ rotateRight(a, 13) ^ rotateRight(a, 22)
    const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0
    ;[h, g, f, e, d, c, b, a] = [g, f, e, (d + t1) | 0, c, b, a, (t1 + t2) | 0]
  }
  return [a, b, c, d, e, f, g, h].map((word, i) => (word + at(state, i)) | 0)
}

/** The digest of a message: 20 or 32 bytes. */
export function digest(algorithm: Algorithm, message: Uint8Array): Uint8Array {
  const view = padded(message)
  const isOne = algorithm === 'sha1'
  let state = isOne ? startOf1 : startOf256
  for (let offset = 0; offset < view.byteLength; offset += 64)
    state = (isOne ? block1 : block256)(state, view, offset)
  const out = new DataView(new ArrayBuffer(state.length * 4))
  for (const [index, word] of state.entries()) out.setInt32(index * 4, word)
  return new Uint8Array(out.buffer)
}

/** HMAC (RFC 2104) with blocks of 64 bytes. */
export function hmac(algorithm: Algorithm, key: Uint8Array, message: Uint8Array): Uint8Array {
  const block = new Uint8Array(64)
  block.set(key.length > 64 ? digest(algorithm, key) : key)
  const over = (pad: number, bytes: Uint8Array) =>
    digest(algorithm, new Uint8Array([...block.map((byte) => byte ^ pad), ...bytes]))
  return over(0x5c, over(0x36, message))
}
