import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import zlib from 'node:zlib'
import type { Asset } from '@/lib/lab/manifest'

const brotli = promisify(zlib.brotliCompress)
const gzip = promisify(zlib.gzip)
const {
  BROTLI_PARAM_QUALITY: quality,
  BROTLI_PARAM_LGWIN: window,
  BROTLI_PARAM_SIZE_HINT: size,
} = zlib.constants

export const digestOf = (...parts: (string | Uint8Array)[]) => {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest('hex')
}

/**
 * Where packed parts lie: what was packed once is not packed again, whatever else changes. Quality 5 with the largest window takes
 * 3 s for everything; 11 takes four minutes, for a tenth less.
 */
export class Store {
  readonly assets: Record<string, Asset> = {}
  readonly #cache: string
  readonly #target: string
  /** Files of the cache that this build is made of. */
  readonly #used = new Set<string>()

  constructor(cache: string, target: string) {
    this.#cache = cache
    this.#target = target
    fs.mkdirSync(cache, { recursive: true })
    fs.mkdirSync(target, { recursive: true })
  }

  /** Puts a part under a name that holds its content, packed both ways. */
  async put(name: string, data: Uint8Array): Promise<void> {
    const digest = digestOf(data).slice(0, 12)
    const { name: stem, ext } = path.parse(name)
    const file = `${stem}-${digest}${ext}`
    const params = { [quality]: 5, [window]: 24, [size]: data.length }
    const [br, gz] = await Promise.all([
      this.#packed(`${file}.br`, () => brotli(data, { params })),
      this.#packed(`${file}.gz`, () => gzip(data, { level: 6 })),
    ])
    this.assets[name] = { file, raw: data.length, br, gz }
  }

  /** What takes long to make, such as a database, by a key that tells what it is made of. */
  async made(name: string, key: string, make: () => Promise<Uint8Array>): Promise<Uint8Array> {
    const own = `${name}-${digestOf(key).slice(0, 12)}`
    this.#used.add(own)
    const file = path.join(this.#cache, own)
    if (!fs.existsSync(file)) fs.writeFileSync(file, await make())
    return fs.readFileSync(file)
  }

  async #packed(file: string, pack: () => Promise<Uint8Array>): Promise<number> {
    this.#used.add(file)
    const cached = path.join(this.#cache, file)
    if (!fs.existsSync(cached)) fs.writeFileSync(cached, await pack())
    const placed = path.join(this.#target, file)
    if (!fs.existsSync(placed)) fs.copyFileSync(cached, placed)
    return fs.statSync(placed).size
  }

  /** Drops files of earlier builds, those that were served and those that were packed. */
  dropOthers(keep: string[]) {
    const packed = Object.values(this.assets).flatMap(({ file }) => [`${file}.br`, `${file}.gz`])
    keepOnly(this.#target, new Set([...keep, ...packed]))
    keepOnly(this.#cache, this.#used)
  }
}

function keepOnly(folder: string, kept: Set<string>) {
  for (const file of fs.readdirSync(folder)) if (!kept.has(file)) fs.rmSync(path.join(folder, file))
}
