import { type KeptList, listUrl, needsOf } from './kept-list'

/**
 * Pages on this device, in Cache Storage, one cache for each build. The worker and the pages use it alike.
 * A page is kept when its HTML lies in the cache; that is put there last, after everything the page needs.
 */

const prefix = 'serverside-'

/** The name of a build’s cache. */
export const cacheOf = (build: string) => prefix + build

/** The names of the portal’s caches. */
export async function cacheNames(): Promise<string[]> {
  return (await caches.keys()).filter((name) => name.startsWith(prefix))
}

/** Names of pages and files never carry what makes them differ: queries, or the headers in `Vary`. */
const anyway = { ignoreSearch: true, ignoreVary: true }

/** A file whose name holds its content, from whichever build has it. */
export const keptFile = (address: string) => caches.match(address, anyway)

/** A page as one build made it. */
export async function keptPage(cacheName: string, address: string): Promise<Response | undefined> {
  return (await caches.open(cacheName)).match(address, anyway)
}

/** Addresses of the pages in one cache; everything else there lies below an underscore. */
export async function pagesIn(cacheName: string): Promise<string[]> {
  return (await addressesIn(cacheName)).filter((address) => !address.startsWith('/_'))
}

/** Addresses of everything on this device. */
export async function everythingKept(): Promise<Set<string>> {
  return new Set((await Promise.all((await cacheNames()).map(addressesIn))).flat())
}

async function addressesIn(cacheName: string): Promise<string[]> {
  const keys = await (await caches.open(cacheName)).keys()
  return keys.map(({ url }) => new URL(url).pathname)
}

/**
 * Keeps a page with all its files; nothing new is asked for twice. Answers false when the list does not know the page
 * or the server no longer has this build of it. Rejects when the network or the storage fails.
 */
export async function keepPage(list: KeptList, address: string, signal?: AbortSignal): Promise<boolean> {
  if (!list.pages[address]) return false
  const cache = await caches.open(cacheOf(list.build))
  if (await cache.match(address, anyway)) return true
  if (!(await cache.match(noteOf('list')))) await cache.put(noteOf('list'), Response.json(list))
  const page = await ask(address, signal)
  if (!(await page.clone().text()).includes(list.build)) return false
  await Promise.all(needsOf(list, address).map((file) => keepFile(cache, file, signal)))
  await cache.put(address, page)
  return true
}

async function keepFile(cache: Cache, address: string, signal?: AbortSignal) {
  if (await cache.match(address, anyway)) return
  await cache.put(address, (await keptFile(address)) ?? (await ask(address, signal)))
}

/** Asked without cookies, so that an answer made for one person cannot come; one that says it is private is refused. */
async function ask(address: string, signal?: AbortSignal): Promise<Response> {
  const response = await fetch(address, {
    credentials: 'omit',
    redirect: 'error',
    cache: address.startsWith('/_') ? 'default' : 'no-cache',
    signal: signal ?? null,
  })
  const isPrivate = /private|no-store/.test(response.headers.get('cache-control') ?? '')
  if (!response.ok || isPrivate) throw new Error(`${address} cannot be kept (${response.status}).`)
  return response
}

/** What the server’s build offers now; without a network, what the latest kept build offered. Null when neither is known. */
export async function readList(): Promise<KeptList | null> {
  const asked = { cache: 'no-cache', signal: AbortSignal.timeout(4000) } as const
  const told = await fetch(listUrl, asked).catch(() => undefined)
  if (told?.ok) return told.json()
  for (const name of (await cacheNames()).reverse()) {
    const kept = await (await caches.open(name)).match(noteOf('list'))
    if (kept) return kept.json()
  }
  return null
}

/** Lets go of pages, whichever build they are of, and of the files that none of the others needs. */
export async function removePages(addresses: string[]): Promise<void> {
  for (const name of await cacheNames()) {
    const cache = await caches.open(name)
    for (const address of addresses) await cache.delete(address, anyway)
    const list: KeptList | undefined = await (await cache.match(noteOf('list')))?.json()
    if (!list) continue
    const needed = new Set((await pagesIn(name)).flatMap((page) => needsOf(list, page)))
    const files = (await addressesIn(name)).filter((address) => /^\/_(next|content)\//.test(address))
    for (const file of files) if (!needed.has(file)) await cache.delete(file, anyway)
  }
}

/** Where a cache holds what the worker remembers of its build, apart from pages and files. */
export const noteOf = (name: 'list' | 'tabs') => `/_kept/${name}`
