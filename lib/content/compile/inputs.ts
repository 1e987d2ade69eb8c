import fs from 'node:fs'
import path from 'node:path'
import { hashOf } from '@/lib/content/hash'

/** What a page was made of besides its own text: name → fingerprint. A cached page is fresh while all agree. */
export type Fingerprints = Record<string, string>

/** Reads what a page includes, and remembers it. */
export type Inputs = {
  /** Text of a file beside the page (path relative to its folder); undefined when there is none. */
  file: (name: string) => string | undefined
  /** Same for files that are not text. */
  bytes: (name: string) => Buffer | undefined
  term: (id: string) => TermTarget | undefined
  seen: Fingerprints
}

/** Where a `<Term>` leads. */
export type TermTarget = { id: string; href: string }
export type Terms = ReadonlyMap<string, TermTarget>

/** Inputs of one page. */
export function inputsOf(root: string, folder: string, terms: Terms): Inputs {
  const seen: Fingerprints = {}
  const bytes = (name: string) => {
    const file = path.posix.join(folder, name)
    const content = readInside(root, file)
    seen[`file ${file}`] = content ? hashOf(content) : 'absent'
    return content
  }
  const term = (id: string) => {
    const target = terms.get(id)
    seen[`term ${id}`] = target?.href ?? 'absent'
    return target
  }
  return { bytes, file: (name) => bytes(name)?.toString('utf8'), term, seen }
}

/** What the same names give now. */
export function fingerprintsNow(seen: Fingerprints, root: string, terms: Terms): Fingerprints {
  const now = Object.keys(seen).map((name) => [name, fingerprintOf(name, root, terms)] as const)
  return Object.fromEntries(now)
}

function fingerprintOf(name: string, root: string, terms: Terms): string {
  const [kind, rest] = [name.slice(0, 4), name.slice(5)]
  if (kind === 'term') return terms.get(rest)?.href ?? 'absent'
  const content = readInside(root, rest)
  return content ? hashOf(content) : 'absent'
}

function readInside(root: string, file: string): Buffer | undefined {
  const absolute = path.join(root, file)
  const isInside = file.startsWith('content/')
  return isInside && fs.statSync(absolute, { throwIfNoEntry: false })?.isFile()
    ? fs.readFileSync(absolute)
    : undefined
}
