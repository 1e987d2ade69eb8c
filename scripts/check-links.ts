// Follows every internal link of every built page to a page, an anchor on it, or a file; prints all that lead nowhere.
import fs from 'node:fs'
import path from 'node:path'

const dist = process.env.NEXT_DIST_DIR || '.next'
const root = path.join(dist, 'server/app')
/** Addresses answered per request, for which there is no file to look at: those below these, and every route by its name. */
const handlers = /^\/(api|og)\//
const routes = new Set<string>(
  Object.values(JSON.parse(fs.readFileSync(path.join(dist, 'app-path-routes-manifest.json'), 'utf8'))),
)
const isPerRequest = (link: string) =>
  handlers.test(link) || (routes.has(link.replace(/[?#].*/, '')) && !link.includes('#'))

type Page = { route: string; html: string; ids: Set<string> }

const attribute = (html: string, name: string) =>
  [...html.matchAll(new RegExp(`<[^>]+?\\s${name}="([^"]*)"`, 'g'))].map((match) =>
    (match[1] ?? '').replaceAll('&amp;', '&'),
  )

function readPages(): Map<string, Page> {
  const files = fs
    .readdirSync(root, { recursive: true })
    .map(String)
    .filter((file) => file.endsWith('.html'))
  return new Map(
    files.map((file) => {
      const route = `/${file.replaceAll('\\', '/').replace(/\.html$/, '')}`.replace(/^\/index$/, '/')
      const html = fs.readFileSync(path.join(root, file), 'utf8')
      return [route, { route, html, ids: new Set(attribute(html, 'id')) }]
    }),
  )
}

const isFile = (route: string) =>
  [
    path.join('public', route),
    path.join(dist, route.replace(/^\/_next\//, '')),
    path.join(root, `${route}.body`),
  ].some((file) => fs.statSync(file, { throwIfNoEntry: false })?.isFile())

/** Why a link leads nowhere, or undefined when it leads somewhere. */
function fault(link: string, from: Page, pages: Map<string, Page>): string | undefined {
  if (!/^[/#]/.test(link) || link.startsWith('//') || isPerRequest(link)) return undefined
  const url = new URL(link, `http://here${from.route}`)
  const page = pages.get(url.pathname)
  if (!page) return isFile(decodeURIComponent(url.pathname)) ? undefined : 'no such page'
  const anchor = decodeURIComponent(url.hash.slice(1))
  return anchor === '' || page.ids.has(anchor) ? undefined : `no anchor "${anchor}" there`
}

function main() {
  const pages = readPages()
  let links = 0
  const problems: string[] = []
  for (const page of pages.values()) {
    const found = new Set([...attribute(page.html, 'href'), ...attribute(page.html, 'src')])
    links += found.size
    for (const link of found) {
      const why = fault(link, page, pages)
      if (why) problems.push(`${page.route}: ${link} — ${why}`)
    }
    const external = attribute(page.html, 'src').filter((link) => /^(https?:)?\/\//.test(link))
    for (const link of external) problems.push(`${page.route}: ${link} — loads from another host`)
  }
  for (const problem of problems) console.error(problem)
  console.log(`links: ${pages.size} pages, ${links} links, ${problems.length} lead nowhere`)
  if (problems.length > 0) process.exitCode = 1
}

main()
