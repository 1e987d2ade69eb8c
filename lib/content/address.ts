import type { AnySource } from '@/lib/content/source'

const folders = { role: 'roles', stack: 'stacks', term: 'glossary' } as const

/** The address of a page. */
export const hrefOf = (source: Pick<AnySource, 'kind' | 'slug'> & { module?: string }): string =>
  source.kind === 'lesson'
    ? `/learn/${source.module}/${source.slug}`
    : `/${folders[source.kind]}/${source.slug}`

/** Whether a file is the page's own or lies beside it. */
export const belongsTo = (
  file: string,
  { kind, file: own, folder }: Pick<AnySource, 'kind' | 'file' | 'folder'>,
): boolean => file === own || ((kind === 'lesson' || kind === 'stack') && file.startsWith(`${folder}/`))
