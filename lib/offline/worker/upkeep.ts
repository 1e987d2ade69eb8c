import { cacheNames, cacheOf, keepPage, keptPage, noteOf, pagesIn } from '../keep'
import { type KeptList, listUrl, shell } from '../kept-list'

/** Put in place of its name when the worker is bundled. */
declare const BUILD: string

/** The cache of the build that this worker came with. */
export const ownCache = cacheOf(BUILD)

type Tabs = readonly { id: string }[]

/** Before anything else: what this build offers, and the page that stands in for all others. Rejects without them. */
export async function keepShell(): Promise<void> {
  const response = await fetch(listUrl, { cache: 'no-cache', credentials: 'omit' })
  const list: KeptList = await response.clone().json()
  if (list.build !== BUILD) throw new Error('The server has moved on to another build.')
  await (await caches.open(ownCache)).put(noteOf('list'), response)
  for (const page of shell.filter((address) => address in list.pages)) {
    if (!(await keepPage(list, page))) throw new Error(`${page} is of another build.`)
  }
}

/** Keeps the page that is being read. False when the server has another build of it by now. */
export async function keepVisited(address: string): Promise<boolean> {
  // The browser may have dropped everything since, or the reader.
  if (!(await keptPage(ownCache, '/offline'))) await keepShell()
  const list = await ownList()
  return !list?.pages[address] || keepPage(list, address)
}

/** Remembers which tabs were open when this build took over: each may still need files of the build before. */
export async function noteOpenTabs(open: Tabs): Promise<void> {
  for (const name of await cachesBefore()) await addTabs(name, ids(open))
}

/** Remembers a tab that was given a page of an earlier build. */
export const rememberTab = (cacheName: string, id: string) => addTabs(cacheName, [id])

/**
 * Brings the pages kept from earlier builds into this one. A build’s cache goes when all its pages are here (or are no
 * longer in the portal) and no tab is open that may need its files.
 */
export async function carryOver(open: Tabs): Promise<void> {
  const list = await ownList()
  if (!list) return
  for (const name of await cachesBefore()) {
    const pages = (await pagesIn(name)).filter((page) => page in list.pages)
    for (const page of pages) if (!(await keepPage(list, page))) return
    const needed = await tabsOf(name)
    if (needed && !ids(open).some((id) => needed.includes(id))) await caches.delete(name)
  }
}

const ids = (tabs: Tabs) => tabs.map(({ id }) => id)

/** Cache Storage tells names in the order in which they came: a build after this one is not this worker’s to judge. */
async function cachesBefore(): Promise<string[]> {
  const names = await cacheNames()
  return names.slice(0, Math.max(0, names.indexOf(ownCache)))
}

async function ownList(): Promise<KeptList | undefined> {
  return (await (await caches.open(ownCache)).match(noteOf('list')))?.json()
}

/** Undefined until it has been noted. */
async function tabsOf(cacheName: string): Promise<string[] | undefined> {
  return (await (await caches.open(cacheName)).match(noteOf('tabs')))?.json()
}

async function addTabs(cacheName: string, more: string[]) {
  const tabs = new Set([...((await tabsOf(cacheName)) ?? []), ...more])
  await (await caches.open(cacheName)).put(noteOf('tabs'), Response.json([...tabs]))
}
