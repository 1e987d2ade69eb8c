import { allSources, readModules, readSource } from '@/lib/content/read'
import type { AnySource, Content } from '@/lib/content/source'

/** The content with some files read again; everything else stays as it was read. */
export function takeIn(content: Content, files: string[]): Content {
  const changed = new Set(files)
  let next = content
  for (const file of changed) {
    if (file === content.modules.file) next = { ...next, modules: readModules(content.root) }
    else next = replaceSource(next, file)
  }
  return next
}

function replaceSource(content: Content, file: string): Content {
  const source = withLastMeta(readSource(content.root, file), content)
  const isOther = (other: AnySource) => other.file !== file && (!isBeside(file, other) || !ownsFolder(other))
  const without: Content = {
    ...content,
    lessons: content.lessons.filter(isOther),
    roles: content.roles.filter(isOther),
    stacks: content.stacks.filter(isOther),
    terms: content.terms.filter(isOther),
  }
  switch (source?.kind) {
    case 'lesson':
      return { ...without, lessons: [...without.lessons, source] }
    case 'role':
      return { ...without, roles: [...without.roles, source] }
    case 'stack':
      return { ...without, stacks: [...without.stacks, source] }
    case 'term':
      return { ...without, terms: [...without.terms, source] }
    default:
      return without
  }
}

/** A page whose front matter broke a moment ago keeps the one it had, so that it can be shown with its problems. */
function withLastMeta(source: AnySource | undefined, content: Content): AnySource | undefined {
  const before = source && allSources(content).find(({ file }) => file === source.file)
  if (source && !source.meta && before?.meta) Object.assign(source, { meta: before.meta })
  return source
}

const ownsFolder = ({ kind }: AnySource) => kind === 'lesson' || kind === 'stack'
const isBeside = (file: string, { folder }: AnySource) => file.startsWith(`${folder}/`)
