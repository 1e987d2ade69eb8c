import { hrefOf } from '@/lib/content/address'
import { built, readJson, writeFile } from '@/lib/content/build/files'
import { type CompileContext, type Compiled, compilePage } from '@/lib/content/compile/compile'
import { type Fingerprints, fingerprintsNow } from '@/lib/content/compile/inputs'
import { hashOf } from '@/lib/content/hash'
import type { AnySource } from '@/lib/content/source'

/** What the build remembers of a compiled page: enough to write the index and to know whether it is still fresh. */
export type PageRecord = Pick<Compiled, 'reading' | 'questions' | 'problems' | 'seen'> & {
  id: string
  /** Hash of the compiler and of the page's own text. */
  key: string
  /** Hash of everything the page is made of. */
  rev: string
  bodyRev: string
  /** Files that were written for it, relative to the repository. */
  files: string[]
}

export type BuildContext = CompileContext & {
  /** Hash of the compiler and the static elements: when they change, every page is compiled anew. */
  compiler: string
}

/** The record of a page as of an earlier build, if nothing it was made of has changed since. */
export function freshRecord(source: AnySource, id: string, context: BuildContext): PageRecord | undefined {
  const record = readJson<PageRecord>(context.root, built.record(id))
  return record?.key === keyOf(source, context) && isFresh(record.seen, context) ? record : undefined
}

function isFresh(seen: Fingerprints, { root, terms }: BuildContext): boolean {
  const now = fingerprintsNow(seen, root, terms)
  return Object.entries(seen).every(([name, fingerprint]) => now[name] === fingerprint)
}

/** What is seen of a page outside its body, and what grading knows of it: all that does not change with every word. */
export function outlineOf({ meta }: AnySource, { reading, questions }: PageRecord): string {
  const { words, sections, ...seen } = reading
  return JSON.stringify([meta, seen, questions])
}

const keyOf = ({ file, text }: AnySource, { compiler }: BuildContext) => hashOf(compiler, file, text)

/** Compiles a page and writes what readers and the index need of it. */
export async function compileRecord(
  source: AnySource,
  id: string,
  context: BuildContext,
): Promise<PageRecord> {
  const compiled = await compilePage(source, context)
  const files = writeOutputs(source, compiled, context.root)
  const { reading, questions, problems, seen, body } = compiled
  const key = keyOf(source, context)
  const rev = hashOf(source.text, JSON.stringify(seen))
  const record = { id, key, rev, bodyRev: body.rev, reading, questions, problems, seen, files }
  writeFile(context.root, built.record(id), JSON.stringify(record))
  return record
}

function writeOutputs(source: AnySource, { body, markdown, assets }: Compiled, root: string): string[] {
  const json = JSON.stringify(body)
  const islands = body.segments.filter((segment) => 'island' in segment)
  const outputs: [string, string | Buffer][] = [
    [built.body(body.id), json],
    [built.servedBody(body.id, body.rev), json],
    ...(islands.length > 0
      ? [[built.servedIslands(body.id, body.rev), JSON.stringify(islands)] satisfies [string, string]]
      : []),
    ...(source.kind === 'lesson'
      ? [[built.rendition(hrefOf(source)), markdown] satisfies [string, string]]
      : []),
    ...assets.map(({ href, bytes }): [string, Buffer] => [built.asset(href), bytes]),
  ]
  for (const [file, content] of outputs) writeFile(root, file, content)
  return outputs.map(([file]) => file)
}
