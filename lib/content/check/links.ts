import { hrefOf } from '@/lib/content/address'
import { headingsOf } from '@/lib/content/headings'
import { suggest } from '@/lib/content/nearest'
import type { Problem } from '@/lib/content/problem'
import { allSources } from '@/lib/content/read'
import type { AnySource, Content } from '@/lib/content/source'
import { nodesOf, problemAt, problemIn, type Rule } from './walk'

const rule = 'dead-link'

/** Pages that are not made from content. Addresses below /api and /og are for machines. */
const fixedPages = [
  '/',
  '/learn',
  '/roles',
  '/stacks',
  '/glossary',
  '/dashboard',
  '/notes',
  '/settings',
  '/about',
  '/search',
]

/** Every address of the portal, with the page behind it where it is made from content. */
function addresses(content: Content): Map<string, AnySource | undefined> {
  const modules = (content.modules.value ?? []).map(({ slug }) => `/learn/${slug}`)
  return new Map([
    ...[...fixedPages, ...modules].map((href) => [href, undefined] as const),
    ...allSources(content).map((page) => [hrefOf(page), page] as const),
  ])
}

/** Anchors that a page has besides its headings. */
const hasOwnAnchor = (page: AnySource, anchor: string) =>
  (page.meta?.sources ?? []).some(({ id }) => anchor === `source-${id}`) || anchor === 'main'

function faultOf(
  url: string,
  from: AnySource,
  known: Map<string, AnySource | undefined>,
): { message: string; fix?: string | undefined } | undefined {
  const [path = '', anchor = ''] = url.split('#')
  const href = path === '' ? hrefOf(from) : path.replace(/[?].*$/, '')
  if (!known.has(href))
    return { message: `no page has the address ${href}`, fix: suggest(href, [...known.keys()]) }
  const page = known.get(href)
  if (anchor === '' || !page || hasOwnAnchor(page, anchor)) return undefined
  const ids = headingsOf(page.tree).map(({ id }) => id)
  return ids.includes(anchor)
    ? undefined
    : { message: `${href} has no heading #${anchor}`, fix: suggest(anchor, ids) }
}

/** Links within the portal lead to a page and to a heading on it; links out of it are whole addresses. */
export const liveLinks: Rule = (content, all) => {
  const known = addresses(all)
  return allSources(content).flatMap((page) =>
    nodesOf(page, 'link').flatMap((link): Problem[] => {
      if (/^(https?:|mailto:)/.test(link.url)) return []
      if (!/^[/#]/.test(link.url))
        return [
          problemAt(page, link, {
            rule,
            message: `"${link.url}" is no address`,
            fix: 'Start links within the portal with "/" or "#", others with "https://".',
          }),
        ]
      const fault = faultOf(link.url, page, known)
      return fault ? [problemAt(page, link, { rule, ...fault })] : []
    }),
  )
}

/** A former address belongs to one page and is no current address. */
export const soundRedirects: Rule = (_, content) => {
  const known = addresses(content)
  const first = new Map<string, string>()
  return allSources(content).flatMap((page) =>
    (page.meta?.formerly ?? []).flatMap((href, index) => {
      const other = first.get(href)
      first.set(href, page.file)
      if (known.has(href))
        return problemIn(page, ['formerly', index], {
          rule: 'redirect',
          message: `${href} is the address of a page that exists`,
          fix: 'Remove it here.',
        })
      return other
        ? problemIn(page, ['formerly', index], {
            rule: 'redirect',
            message: `${other} redirects from ${href} too`,
            fix: 'Keep it in one of the two.',
          })
        : []
    }),
  )
}
