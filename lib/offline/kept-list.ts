/**
 * What a build offers for reading without a network, as `scripts/build-offline.ts` writes it to `listUrl`. Sizes are
 * bytes as they lie on the device. `files` are addresses whose names hold their content; a page names its own by index.
 */
export type KeptList = {
  build: string
  files: [address: string, bytes: number][]
  pages: Record<string, ListedPage>
}
export type ListedPage = { title: string; bytes: number; needs: number[] }

/** Where the server tells what its build offers. */
export const listUrl = '/offline.json'

/** Where the worker is found; its scope is the whole portal. */
export const workerUrl = '/sw.js'

/** Pages that every device keeps: the shell, and the page that stands in for all others. */
export const shell = ['/offline', '/', '/learn', '/dashboard', '/notes', '/outbox', '/settings']

/** Addresses of a module and of its lessons, those of the list that begin with the module’s. */
export function pagesUnder(list: KeptList, address: string): string[] {
  return Object.keys(list.pages).filter((page) => page === address || page.startsWith(`${address}/`))
}

/** The files without which a page does not work. */
export function needsOf(list: KeptList, address: string): string[] {
  return (list.pages[address]?.needs ?? []).flatMap((index) => list.files[index]?.[0] ?? [])
}

/** Bytes of these pages with everything they need, a file that several share counted once; `has` is not counted. */
export function bytesOf(list: KeptList, addresses: string[], has: ReadonlySet<string> = new Set()): number {
  const wanted = addresses.filter((address) => !has.has(address))
  const files = new Set(wanted.flatMap((address) => list.pages[address]?.needs ?? []))
  const ofFile = (index: number) => {
    const [address = '', bytes = 0] = list.files[index] ?? []
    return has.has(address) ? 0 : bytes
  }
  const ofPages = wanted.reduce((sum, address) => sum + (list.pages[address]?.bytes ?? 0), 0)
  return [...files].reduce((sum, index) => sum + ofFile(index), ofPages)
}
