import fs from 'node:fs'
import path from 'node:path'

/** The folders that the content build writes; all of them can be deleted at any time. */
export const built = {
  index: '.content/index.json',
  search: '.content/search.json',
  searchKey: '.content/pages/search-key.json',
  problems: '.content/problems.json',
  redirects: '.content/redirects.json',
  styles: '.content/site.css',
  record: (id: string) => `.content/pages/${id}.json`,
  body: (id: string) => `.content/bodies/${id}.json`,
  servedBody: (id: string, rev: string) => `public/_content/bodies/${id}.${rev}.json`,
  servedIslands: (id: string, rev: string) => `public/_content/islands/${id}.${rev}.json`,
  rendition: (href: string) => `public${href}.md`,
  asset: (href: string) => `public${href}`,
}

/** Writes a file in one step, so that a reader sees the old one or the new one; leaves it alone when nothing changed. */
export function writeFile(root: string, file: string, content: string | Buffer): void {
  const target = path.join(root, file)
  const bytes = typeof content === 'string' ? Buffer.from(content) : content
  if (fs.existsSync(target) && fs.readFileSync(target).equals(bytes)) return
  fs.mkdirSync(path.dirname(target), { recursive: true })
  const draft = `${target}.${process.pid}.tmp`
  fs.writeFileSync(draft, bytes)
  fs.renameSync(draft, target)
}

/** Reads JSON that the build wrote; undefined when it is absent or was cut off. */
export function readJson<Value>(root: string, file: string): Value | undefined {
  try {
    return JSON.parse(fs.readFileSync(path.join(root, file), 'utf8'))
  } catch {
    return undefined
  }
}

const swept = ['.content/pages', '.content/bodies', 'public/_content', 'public/learn']

/** Removes what earlier builds wrote and this one no longer has. Answers with the number of files. */
export function sweep(root: string, kept: ReadonlySet<string>): number {
  const stale = swept.flatMap((folder) => filesUnder(root, folder)).filter((file) => !kept.has(file))
  for (const file of stale) fs.rmSync(path.join(root, file))
  return stale.length
}

function filesUnder(root: string, folder: string): string[] {
  const absolute = path.join(root, folder)
  if (!fs.existsSync(absolute)) return []
  return fs
    .readdirSync(absolute, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/'))
}
