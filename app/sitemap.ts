import type { MetadataRoute } from 'next'
import {
  findLessonById,
  listLessons,
  listModules,
  listRoles,
  listStacks,
  listTerms,
} from '@/lib/content/catalog'
import { env } from '@/lib/env'

const indexes = ['/', '/learn', '/roles', '/stacks', '/glossary', '/about']

/** Every public page that is worth finding; a page's last change where it has one. */
export default function sitemap(): MetadataRoute.Sitemap {
  const lessons = listLessons().flatMap(({ id }) => findLessonById(id) ?? [])
  const dated = [...lessons, ...listRoles(), ...listStacks()]
  const absolute = (href: string) => new URL(href, env.siteUrl).href
  return [
    ...[...indexes, ...listModules().map(({ href }) => href)].map((href) => ({ url: absolute(href) })),
    ...dated.map(({ href, updated }) => ({ url: absolute(href), ...(updated && { lastModified: updated }) })),
    ...listTerms().map(({ href }) => ({ url: absolute(href) })),
  ]
}
