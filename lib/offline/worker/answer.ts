import { cacheNames, keptFile, keptPage } from '../keep'
import { ownCache, rememberTab } from './upkeep'

/** A network that has not answered for this long is taken for none, when the page is kept. */
const patienceMs = 4000

/** A file whose name holds its content: kept ones need no network, and outlive their build on the server. */
export async function answerFile(request: Request): Promise<Response> {
  return (await keptFile(request.url)) ?? fetch(request)
}

/** A page from the network; if that is silent or the server has failed, as it was kept; else the page that says so. */
export async function answerPage(event: FetchEvent, path: string): Promise<Response> {
  const answer = fromNetwork(event)
  event.waitUntil(answer.catch(() => undefined))
  const kept = await findKept(path)
  if (!kept) return answer.catch(async () => (await findKept('/offline'))?.page ?? Response.error())
  const first = await Promise.race([answer.catch(() => undefined), late()])
  if (first && first.status < 500) return first
  if (kept.cacheName !== ownCache) event.waitUntil(rememberTab(kept.cacheName, event.resultingClientId))
  return kept.page
}

/**
 * What Next asks for in place of a page. When that is late and the page is kept, it fails; Next then loads the page
 * itself, which comes from the device.
 */
export async function answerFlight(request: Request, path: string): Promise<Response> {
  const answer = fetch(request)
  const first = (await findKept(path)) ? await Promise.race([answer, late()]) : await answer
  return first ?? Response.error()
}

const late = () => new Promise<undefined>((resolve) => setTimeout(resolve, patienceMs))

async function fromNetwork(event: FetchEvent): Promise<Response> {
  return (await event.preloadResponse) ?? fetch(event.request)
}

/** This build’s page, or else that of a build before, which brings its own files. */
async function findKept(path: string) {
  const names = await cacheNames()
  for (const cacheName of [ownCache, ...names.filter((name) => name !== ownCache)]) {
    const page = names.includes(cacheName) && (await keptPage(cacheName, path))
    if (page) return { page, cacheName }
  }
}
