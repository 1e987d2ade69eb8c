// The service worker. It gives a page from the network as long as that answers, and otherwise as it was kept.
// Nothing but the pages and files of `KeptList` is ever kept. It is bundled by scripts/build-offline.ts.
import { answerFile, answerFlight, answerPage } from './answer'
import { carryOver, keepShell, keepVisited, noteOpenTabs } from './upkeep'

declare const self: ServiceWorkerGlobalScope

/** No pages: answered by the server alone. */
const isForServer = (path: string) => /^\/(api|og)(\/|$)|\.\w+$/.test(path)

self.addEventListener('install', (event) => {
  // Tabs of the build before may go on: their files stay until the last of them is closed.
  event.waitUntil(keepShell().then(() => self.skipWaiting()))
})

/**
 * One thing after the other, so that no page is kept twice at once. A page may speak while the worker is still being
 * activated: which tabs are open must be noted before anything is let go.
 */
let work: Promise<unknown> = Promise.resolve()

self.addEventListener('activate', (event) => {
  const begin = async () => {
    await noteOpenTabs(await self.clients.matchAll({ includeUncontrolled: true, type: 'window' }))
    await self.registration.navigationPreload?.enable()
    await self.clients.claim()
    // Bringing earlier pages over may take long, and no page should wait for that.
    self.registration.active?.postMessage({ visited: '/offline' })
  }
  work = begin()
  event.waitUntil(work)
})

self.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== self.location.origin) return
  if (/^\/_(next\/static|content)\//.test(pathname)) return event.respondWith(answerFile(request))
  if (isForServer(pathname)) return
  if (request.mode === 'navigate') event.respondWith(answerPage(event, pathname))
  else if (request.headers.has('rsc')) event.respondWith(answerFlight(request, pathname))
})

self.addEventListener('message', (event) => {
  const { visited } = event.data ?? {}
  if (typeof visited !== 'string') return
  const upkeep = async () => {
    if (!(await keepVisited(visited))) await self.registration.update()
    await carryOver(await self.clients.matchAll({ includeUncontrolled: true, type: 'window' }))
  }
  // A full storage or a lost connection: what is missing is tried again at the next visit.
  work = work.then(upkeep).catch(() => undefined)
  event.waitUntil(work)
})
