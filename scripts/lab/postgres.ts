import fs from 'node:fs'
import { PGlite } from '@electric-sql/pglite'

const folder = 'node_modules/@electric-sql/pglite/dist'
export const postgresVersion: string = JSON.parse(
  fs.readFileSync('node_modules/@electric-sql/pglite/package.json', 'utf8'),
).version

export const postgresWasm = () => fs.readFileSync(`${folder}/pglite.wasm`)
export const initdbWasm = () => fs.readFileSync(`${folder}/initdb.wasm`)

/** Only needed to make a directory, to convert between encodings, or to build extensions. */
const unused =
  /postgres\.bki$|share\/postgresql\/[^/]+\.(sql|txt|sample)$|lib\/postgresql\/(pgxs\/|libpqwalreceiver|pgoutput|.*_and_)|icu\/LICENSE$/

/** The files that PostgreSQL opens. Offsets are fixed in PGlite’s script, so what nobody opens becomes zeros, which pack to nothing. */
export function postgresFiles(): Uint8Array {
  const script = fs.readFileSync(`${folder}/pglite.js`, 'utf8')
  const listed = [...script.matchAll(/filename:"([^"]+)",start:(\d+),end:(\d+)/g)]
  if (listed.length < 100) throw new Error('PGlite lists its files in another way now.')
  const data = new Uint8Array(fs.readFileSync(`${folder}/pglite.data`))
  for (const [, name = '', start, end] of listed)
    if (unused.test(name)) data.fill(0, Number(start), Number(end))
  return data
}

/** A directory with one empty database, so that no reader waits for initdb. PGlite keeps Node alive: the caller must exit. */
export async function postgresDirectory(): Promise<Uint8Array> {
  const postgres = await PGlite.create({ initDbStartParams: ['--wal-segsize=1'] })
  await postgres.exec("UPDATE pg_database SET datistemplate = false WHERE datname LIKE 'template%'")
  for (const name of ['template0', 'template1']) await postgres.exec(`DROP DATABASE ${name}`)
  await postgres.exec('CHECKPOINT')
  const { rows } = await postgres.query<{ name: string }>(
    'SELECT pg_walfile_name(pg_current_wal_lsn()) AS name',
  )
  const archive = await postgres.dumpDataDir('none')
  const bytes = new Uint8Array(await archive.arrayBuffer())
  await postgres.close()
  return withoutRecycled(bytes, rows[0]?.name ?? '')
}

const block = 512

/** Leaves out the segments of the log that are only kept to be written again. The format: POSIX ustar. */
function withoutRecycled(archive: Uint8Array, current: string): Uint8Array {
  const kept: Uint8Array[] = []
  for (let at = 0; at + block <= archive.length; ) {
    const field = (from: number, length: number) =>
      Buffer.from(archive.subarray(at + from, at + from + length))
        .toString('latin1')
        .replace(/\0.*$/s, '')
    const name = field(0, 100)
    if (name === '') break
    const length = block + Math.ceil(Number.parseInt(field(124, 12), 8) / block) * block
    const segment = /pg_wal\/([0-9A-F]{24})$/.exec(name)?.[1]
    if (!segment || segment <= current) kept.push(archive.subarray(at, at + length))
    at += length
  }
  return Buffer.concat([...kept, new Uint8Array(2 * block)])
}
