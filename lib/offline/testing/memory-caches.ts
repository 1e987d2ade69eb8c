const addressOf = (request: string | { url: string }) =>
  new URL(typeof request === 'string' ? request : request.url, 'http://portal').pathname

/** As much of Cache Storage as keeping needs; entries stay in the order in which they were put. */
class MemoryCache {
  readonly entries = new Map<string, Response>()
  match = async (request: string) => this.entries.get(addressOf(request))?.clone()
  put = async (request: string, response: Response) => void this.entries.set(addressOf(request), response)
  delete = async (request: string) => this.entries.delete(addressOf(request))
  keys = async () => [...this.entries.keys()].map((address) => ({ url: `http://portal${address}` }))
}

/** As much of `caches` as keeping needs; names stay in the order in which they came. */
export class MemoryCaches {
  readonly all = new Map<string, MemoryCache>()
  keys = async () => [...this.all.keys()]
  open = async (name: string) => {
    const cache = this.all.get(name) ?? new MemoryCache()
    this.all.set(name, cache)
    return cache
  }
  delete = async (name: string) => this.all.delete(name)
  match = async (request: string) => {
    for (const cache of this.all.values()) {
      const found = await cache.match(request)
      if (found) return found
    }
  }
}
